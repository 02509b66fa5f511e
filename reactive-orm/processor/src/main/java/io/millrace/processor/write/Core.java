package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;

/** The names of the library's classes that generated code uses: all it may know of the library. */
final class Core {

    static final ClassName SCHEMA_TABLE = ClassName.get("io.millrace.changeset", "SchemaTable");
    static final ClassName EMBEDDED_FIELDS = ClassName.get("io.millrace.changeset", "EmbeddedFields");
    static final ClassName GENERATED_LEFT_TABLE = ClassName.get("io.millrace.table", "GeneratedLeftTable");
    static final ClassName TABLE = ClassName.get("io.millrace.table", "Table");
    static final ClassName RELATION = ClassName.get("io.millrace.table", "Relation");
    static final ClassName KEYED_TABLE = ClassName.get("io.millrace.table", "KeyedTable");
    static final ClassName HOLDERS = ClassName.get("io.millrace.table", "Holders");
    static final ClassName DRAFT = ClassName.get("io.millrace.table", "Draft");
    static final ClassName TABLE_DEFINITION = ClassName.get("io.millrace.table", "TableDefinition");
    static final ClassName COLUMN_DEFINITION = ClassName.get("io.millrace.table", "ColumnDefinition");
    static final ClassName UNIQUE_DEFINITION = ClassName.get("io.millrace.table", "UniqueDefinition");
    static final ClassName INDEX_DEFINITION = ClassName.get("io.millrace.table", "IndexDefinition");
    static final ClassName CHECK_DEFINITION = ClassName.get("io.millrace.table", "CheckDefinition");
    static final ClassName REFERENCE_DEFINITION = ClassName.get("io.millrace.table", "ReferenceDefinition");
    static final ClassName REFERENCES = ClassName.get("io.millrace.schema", "References");
    static final ClassName MANY = ClassName.get("io.millrace.schema", "Many");
    static final ClassName ONE = ClassName.get("io.millrace.schema", "One");
    static final ClassName TO_MANY = ClassName.get("io.millrace.relation", "ToMany");
    static final ClassName TO_ONE = ClassName.get("io.millrace.relation", "ToOne");
    static final ClassName TO_ONE_OF = ClassName.get("io.millrace.relation", "ToOneOf");
    static final ClassName REFERENCE = ClassName.get("io.millrace.relation", "Reference");
    static final ClassName VARIANT = ClassName.get("io.millrace.table", "Variant");
    static final ClassName TABLE_NODE = ClassName.get("io.millrace.internal.tree", "TableNode");
    static final ClassName PATH = ClassName.get("io.millrace.internal.tree", "Path");
    static final ClassName VIA = PATH.nestedClass("Via");
    static final ClassName FILTER = PATH.nestedClass("Filter");
    static final ClassName SORT = PATH.nestedClass("Sort");
    static final ClassName NULLS = PATH.nestedClass("Nulls");
    static final ClassName NODE = ClassName.get("io.millrace.internal.tree", "Node");
    static final ClassName JSON_FIELD = ClassName.get("io.millrace.expr", "JsonField");
    static final ClassName ABSENCE = ClassName.get("io.millrace.expr", "Absence");
    static final ClassName SOURCE = ClassName.get("io.millrace.internal.tree", "Source");
    static final ClassName TYPES = ClassName.get("io.millrace.type", "Types");
    static final ClassName PG_TYPE = ClassName.get("io.millrace.type", "PgType");
    static final ClassName ROW_READER = ClassName.get("io.millrace.type", "RowReader");
    static final ClassName CASCADE = ClassName.get("io.millrace.schema", "Cascade");
    static final ClassName CASCADE_DEFINITION = ClassName.get("io.millrace.table", "CascadeDefinition");
    static final ClassName COLUMN = ClassName.get("io.millrace.column", "Column");
    static final ClassName SHAPE = ClassName.get("io.millrace.shape", "Shape");
    static final ClassName KEYED_SHAPE = ClassName.get("io.millrace.shape", "KeyedShape");
    static final ClassName INPUT_SHAPE = ClassName.get("io.millrace.shape", "InputShape");
    static final ClassName DRAFT_SHAPE = ClassName.get("io.millrace.shape", "DraftShape");
    static final ClassName PART = ClassName.get("io.millrace.shape", "Part");
    static final ClassName LISTED = ClassName.get("io.millrace.shape", "Part", "Listed");
    static final ClassName INNER = ClassName.get("io.millrace.shape", "Part", "Inner");
    static final ClassName PROJECTION = ClassName.get("io.millrace.expr", "Projection");
    static final ClassName SELECTED = ClassName.get("io.millrace.internal.tree", "Selected");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
    static final ClassName TYPE_REFERENCE = ClassName.get("com.fasterxml.jackson.core.type", "TypeReference");
    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private Core() {}

    /** A class of {@code io.millrace.column}. */
    static ClassName column(String simpleName) {
        return ClassName.get("io.millrace.column", simpleName);
    }

    /** A class of {@code io.millrace.expr}. */
    static ClassName expression(String simpleName) {
        return ClassName.get("io.millrace.expr", simpleName);
    }
}
