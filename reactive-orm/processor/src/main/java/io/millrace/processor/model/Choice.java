package io.millrace.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.millrace.processor.name.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a relation to one of several records may lead to.
 *
 * @param type the component that says which it is
 * @param key the component with its primary key
 * @param keyType the type of that, never primitive
 * @param enumeration the enum that the first is of, or null where it is a text
 * @param variants the records
 */
public record Choice(
        String type, String key, TypeName keyType, @Nullable ClassName enumeration, List<Variant> variants) {

    public Choice {
        variants = List.copyOf(variants);
    }

    /**
     * One of the records.
     *
     * @param names the record
     * @param key the column of its primary key
     * @param stored what stands for it in the type column: the text, or the name of the enum's constant
     */
    public record Variant(Names names, String key, String stored) {}
}
