package io.millrace.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the values of a column travel: which type of PostgreSQL stands for which type of Java. */
public sealed interface ValueType {

    /** The Java type of values; never primitive. */
    TypeName javaType();

    /** What a column of it can be asked. */
    Kind kind();

    /** The type's name in SQL, or null where only the type itself knows it. */
    @Nullable String sqlName();

    /** A type that the library ships, by the name of its constant. */
    record Shipped(TypeName javaType, Kind kind, String constant, String sqlName) implements ValueType {

        private static final String SIZED = "SIZED_NUMERIC";

        private static final Set<String> DIRECT = Set.of(
                "BOOL", "INT2", "INT4", "INT8", "FLOAT4", "FLOAT8", "TEXT", "VARCHAR", "BPCHAR", "UUID", "DATE", SIZED);

        /** The same type in a column that is declared with a size, where it then has a constant of its own. */
        public Shipped sized() {
            return constant.equals("NUMERIC") ? new Shipped(javaType, kind, SIZED, sqlName) : this;
        }

        /** Whether the driver gives each of its values as the value itself, of the very class. */
        public boolean isDirect() {
            return DIRECT.contains(constant);
        }
    }

    /** A shipped type under a name that the library does not know: a domain, or the type of an extension. */
    record Named(ValueType base, String sqlName) implements ValueType {
        @Override
        public TypeName javaType() {
            return base.javaType();
        }

        @Override
        public Kind kind() {
            return base.kind();
        }
    }

    /** An enum, as text or as an enum type of the database. */
    record Enumeration(ClassName javaType, @Nullable String enumType, boolean lowerCase) implements ValueType {
        @Override
        public Kind kind() {
            return Kind.PLAIN;
        }

        @Override
        public String sqlName() {
            return enumType == null ? "text" : enumType;
        }
    }

    /** A record of one component that is kept as that component. */
    record Wrapped(ClassName javaType, String component, ValueType base) implements ValueType {
        @Override
        public Kind kind() {
            return base.kind() == Kind.NUMBER || base.kind() == Kind.TEXT || base.kind() == Kind.TIME
                    ? Kind.ORDERED
                    : base.kind() == Kind.ORDERED ? Kind.ORDERED : Kind.PLAIN;
        }

        @Override
        public @Nullable String sqlName() {
            return base.sqlName();
        }
    }

    /** A type of the application's own. */
    record Own(TypeName javaType, Kind kind, ClassName typeClass) implements ValueType {
        @Override
        public @Nullable String sqlName() {
            return null;
        }
    }

    /** An array with elements of another type, among which nulls may stand. */
    record Array(ValueType element, boolean nullable) implements ValueType {
        @Override
        public TypeName javaType() {
            return ParameterizedTypeName.get(ClassName.get("java.util", "List"), element.javaType());
        }

        @Override
        public Kind kind() {
            return Kind.ARRAY;
        }

        @Override
        public @Nullable String sqlName() {
            String name = element.sqlName();
            return name == null ? null : name + "[]";
        }
    }

    /** A document, in jsonb or json; the shape is there where its fields have names. */
    record Json(TypeName javaType, @Nullable JsonShape shape, String sqlName) implements ValueType {

        /** A document in jsonb. */
        public Json(TypeName javaType, @Nullable JsonShape shape) {
            this(javaType, shape, "jsonb");
        }

        @Override
        public Kind kind() {
            return Kind.JSON;
        }
    }
}
