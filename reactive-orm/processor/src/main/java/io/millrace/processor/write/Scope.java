package io.millrace.processor.write;

import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeVariableName;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Schema;
import io.millrace.processor.model.ValueType;
import io.millrace.processor.name.Snake;
import java.util.HashMap;
import java.util.Map;

/** What writers of one table share: the type variable, and the names of fields that components do not take. */
final class Scope {

    /** The scope that the columns of a table stand in. */
    static final TypeVariableName S = TypeVariableName.get("S");

    private final Schema schema;
    private final String columns;
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> holders = new HashMap<>();

    Scope(Schema schema) {
        this.schema = schema;
        NameAllocator names = new NameAllocator();
        names.newName(schema.names().constant());
        schema.components().forEach(component -> names.newName(component.component()));
        schema.relations().stream()
                .filter(relation -> !relation.inRecord())
                .forEach(relation -> names.newName(relation.component()));
        columns = names.newName("columns");
        for (Column column : schema.columns()) {
            if (!(column.type() instanceof ValueType.Shipped)) {
                types.put(column.component(), names.newName(Snake.constant(column.component()) + "_TYPE"));
            }
        }
        for (Relation relation : schema.relations()) {
            if (relation.inRecord()) {
                holders.put(relation.component(), names.newName("NO_" + Snake.constant(relation.component())));
            }
        }
    }

    Schema schema() {
        return schema;
    }

    /** The field with the list of columns. */
    String columns() {
        return columns;
    }

    /** Whether a column's type is a constant of the table, rather than one of the library. */
    boolean hasType(Column column) {
        return types.containsKey(column.component());
    }

    /** The constant with a column's type. */
    String type(Column column) {
        return types.getOrDefault(column.component(), "");
    }

    /** The constant with a relation that is not loaded. */
    String holder(Relation relation) {
        return holders.getOrDefault(relation.component(), "");
    }
}
