package io.millrace.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.millrace.processor.name.Article;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Questions about types and their declarations. */
public final class Declared {

    private Declared() {}

    /** The class, record, enum or interface of a type; empty for any other type. */
    public static Optional<TypeElement> element(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
                : Optional.empty();
    }

    /** The arguments of a type; none where it has none. */
    public static List<? extends TypeMirror> arguments(TypeMirror type) {
        return type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    }

    /** Whether a type is of the class with this name. */
    public static boolean is(TypeMirror type, String qualifiedName) {
        return element(type)
                .filter(element -> element.getQualifiedName().contentEquals(qualifiedName))
                .isPresent();
    }

    /** The type's name without annotations, never primitive. */
    public static TypeName boxed(TypeMirror type) {
        return TypeName.get(type).withoutAnnotations().box();
    }

    /** {@code List<String>}: a type as a user's code names it, with its imports. */
    public static String simple(TypeName type) {
        return type.toString().replaceAll("\\b[a-z_][\\w$]*\\.", "");
    }

    /** {@code an Integer}. */
    public static String simpleWithArticle(TypeName type) {
        return Article.with(simple(type));
    }

    /** The class's name. */
    public static ClassName name(TypeElement element) {
        return ClassName.get(element);
    }

    /** Whether a type, or any type in it, is not there (yet). */
    public static boolean isUnresolved(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        }
        if (type instanceof ArrayType array) {
            return isUnresolved(array.getComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return (wildcard.getExtendsBound() != null && isUnresolved(wildcard.getExtendsBound()))
                    || (wildcard.getSuperBound() != null && isUnresolved(wildcard.getSuperBound()));
        }
        return arguments(type).stream().anyMatch(Declared::isUnresolved);
    }

    /** Whether code beside the outermost class cannot name this one. */
    public static boolean isHidden(TypeElement type) {
        for (Element each = type;
                each != null && each.getKind() != ElementKind.PACKAGE;
                each = each.getEnclosingElement()) {
            if (each.getModifiers().contains(Modifier.PRIVATE)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any code can name this class. */
    public static boolean isPublic(TypeElement type) {
        for (Element each = type;
                each != null && each.getKind() != ElementKind.PACKAGE;
                each = each.getEnclosingElement()) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
