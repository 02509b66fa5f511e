package io.millrace.processor.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/**
 * A constant that a component is compared with, in an annotation.
 *
 * @param component the component
 */
record Constant(RecordComponentElement component) {

    private static final Set<String> WHOLE = Set.of("java.lang.Short", "java.lang.Integer", "java.lang.Long");
    private static final Set<String> FRACTIONS = Set.of("java.lang.Float", "java.lang.Double", "java.math.BigDecimal");
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");

    /** Whether constants of the component's type are known at all. */
    boolean isKnown() {
        return isNumber()
                || is("java.lang.String")
                || is("java.lang.Boolean")
                || enumeration().isPresent();
    }

    /** The constant in SQL; empty where it is none of the component's type. */
    Optional<String> sql(String written) {
        if (isNumber()) {
            boolean fits = WHOLE.contains(type()) ? written.matches("-?\\d+") : written.matches("-?\\d+(\\.\\d+)?");
            return fits ? Optional.of(written) : Optional.empty();
        }
        if (is("java.lang.Boolean")) {
            return written.equals("true") || written.equals("false") ? Optional.of(written) : Optional.empty();
        }
        if (!TEXT.matcher(written).matches()) {
            return Optional.empty();
        }
        String text = written.substring(1, written.length() - 1);
        return enumeration().isEmpty()
                ? Optional.of(written)
                : constants().contains(text) ? Optional.of("'" + label(text) + "'") : Optional.empty();
    }

    /** What to write. */
    String advice() {
        if (isNumber()) {
            return "a number";
        }
        if (is("java.lang.Boolean")) {
            return "true or false";
        }
        return enumeration().isEmpty() ? "a text: 'draft'" : "one of '" + String.join("', '", constants()) + "'";
    }

    private boolean isNumber() {
        return WHOLE.contains(type()) || FRACTIONS.contains(type());
    }

    private boolean is(String name) {
        return type().equals(name);
    }

    private String type() {
        return Declared.boxed(component.asType()).toString();
    }

    private Optional<TypeElement> enumeration() {
        return Declared.element(component.asType()).filter(element -> element.getKind() == ElementKind.ENUM);
    }

    private List<String> constants() {
        return enumeration().stream()
                .flatMap(element -> element.getEnclosedElements().stream())
                .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                .map(Element::getSimpleName)
                .map(Object::toString)
                .toList();
    }

    /** As the database keeps it. */
    private String label(String constant) {
        boolean lowerCase = Marks.one(component, "PgEnum")
                .or(() -> enumeration().flatMap(element -> Marks.one(element, "PgEnum")))
                .map(mark -> mark.flag("lowerCase"))
                .orElse(false);
        return lowerCase ? constant.toLowerCase(Locale.ROOT) : constant;
    }
}
