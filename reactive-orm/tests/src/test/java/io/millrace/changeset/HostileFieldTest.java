package io.millrace.changeset;

import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.millrace.column.Column;
import io.millrace.error.FieldError;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is sent to a field of a type that no record here has a column of; and that every type is sent it somewhere. */
class HostileFieldTest {

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    /** The constants of {@link Types} that no column of {@link Specimen} has, and why. */
    private static final Map<String, String> NOT_IN_SPECIMEN =
            Map.of("VECTOR", "the extension is in no test's database: a field here, and Bearing without a database");

    @Test
    void everyShippedTypeIsSentWhatIsHostile() throws IllegalAccessException {
        List<PgType<?>> sent = new ArrayList<>();
        for (Column<?, ?> column : SPECIMEN.columns()) {
            sent.add(column.type());
        }
        List<String> left = new ArrayList<>();
        for (var constant : Types.class.getFields()) {
            Object type = constant.get(null);
            if (type instanceof PgType<?> && sent.stream().noneMatch(one -> one == type)) {
                left.add(constant.getName());
            }
        }

        assertThat(Types.class.getFields()).hasSizeGreaterThan(30);
        assertThat(left).containsExactlyInAnyOrderElementsOf(NOT_IN_SPECIMEN.keySet());
    }

    @TestFactory
    Stream<DynamicTest> aSetOfRangesTakesOrRefusesWhateverIsSent() {
        return Stream.<PgType<?>>of(
                        Types.multirange("int4multirange", Types.INT4),
                        Types.multirange("int8multirange", Types.INT8),
                        Types.multirange("nummultirange", Types.NUMERIC),
                        Types.multirange("datemultirange", Types.DATE),
                        Types.multirange("tsmultirange", Types.TIMESTAMP),
                        Types.multirange("tstzmultirange", Types.TIMESTAMPTZ))
                .map(type -> DynamicTest.dynamicTest(type.sqlName(), () -> {
                    List<String> taken = taken(Field.of("sets", type), ofSets());

                    assertThat(taken).contains("{}");
                    assertThatCode(() -> taken.forEach(text -> MEMBERS.repo()
                                    .sql("select {}::text::" + type.sqlName(), text)
                                    .execute()
                                    .block()))
                            .doesNotThrowAnyException();
                }));
    }

    @Test
    void aVectorTakesOrRefusesWhateverIsSent() {
        List<String> taken = taken(Field.of("vector", Types.VECTOR), ofVectors());

        assertThat(taken).contains("[1.0,2.5]").allSatisfy(text -> {
            String[] numbers = text.substring(1, text.length() - 1).split(",", -1);
            assertThat(numbers.length).isBetween(1, 16_000);
            assertThat(numbers).allMatch(number -> Float.isFinite(Float.parseFloat(number)));
        });
    }

    @Test
    void eachItemOfAVectorIsOneNumber() {
        Field<float[]> vector = Field.of("vector", Types.VECTOR);
        assertThat(Changeset.input(params("vector", Arrays.asList(1, "2.5", 3L)), vector)
                        .apply()
                        .get(vector))
                .containsExactly(1, 2.5f, 3);
        for (Object items : new Object[] {
            List.of("1 2"),
            List.of("1,2"),
            List.of(1, List.of(2)),
            Collections.singletonList(null),
            List.of(true),
            nested(100_000)
        }) {
            assertThat(Changeset.input(params("vector", items), vector).errors())
                    .containsExactly(new FieldError(
                            List.of("vector"), "invalid", "is not a valid {type}", Map.of("type", "value")));
        }
    }

    /** The texts of what is taken, after each of the rest was found to be an error of its field. */
    private static <T> List<String> taken(Field<T> field, List<Object> more) {
        List<@Nullable Object> values = new ArrayList<>(HostileValues.any());
        values.addAll(HostileValues.ofTypes());
        values.addAll(more);
        List<String> taken = new ArrayList<>();
        int refused = 0;
        for (Object value : values) {
            Changeset<Input> changes = Changeset.input(params(field.toString(), value), field);
            if (changes.isValid()) {
                T one = Objects.requireNonNull(changes.apply().get(field));
                field.type().encode(one);
                taken.add(field.type().text(one));
            } else {
                refused++;
                assertThat(changes.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.path()).containsExactly(field.toString()));
            }
        }
        assertThat(refused).isPositive();
        return taken;
    }

    private static List<Object> ofSets() {
        return List.of(
                "{}",
                "{[1,2),[5,9)}",
                "{[1,9),[5,12)}",
                "{empty}",
                "{[1,2),empty}",
                "{[3,1]}",
                "{(1,1)}",
                "{[1,2]x}",
                "{[1,2),}",
                "{[1,2)",
                "[1,2)",
                "{ [1,2) }",
                "{[1,2)}\u0000",
                "{[,]}",
                "{[2147483647,2147483647]}",
                "{(9223372036854775807,)}",
                "{[NaN,)}",
                "{[1e400,)}",
                "{[1.50,2]}",
                "{[infinity,)}",
                "{[2024-01-01,2024-02-01),[2024-03-01,)}",
                "{[2024-01-01,5874897-12-31]}",
                "{[2024-01-01T00:00:00,2024-02-01T00:00:00)}",
                "{[\"2024-01-01 00:00:00\",\"2024-02-01 00:00:00\")}",
                "{[2024-01-01T00:00:00Z,2024-02-01T00:00:00Z)}",
                "{[,0044-03-15 BC)}",
                "{" + "[1,2),".repeat(10_000) + "[3,4)}",
                List.of("[1,2)"),
                Map.of("lower", 1));
    }

    private static List<Object> ofVectors() {
        return List.of(
                "[1,2.5]",
                "[ 1 , 2.5 ]",
                "[]",
                "[1,,2]",
                "[1,2",
                "[1e38,-1e38]",
                "[1e39]",
                "[NaN]",
                "[Infinity]",
                "[0x1p3]",
                "[1f]",
                "[1 2]",
                "[\u0661]",
                "{1,2}",
                "[" + "0,".repeat(15_999) + "0]",
                "[" + "0,".repeat(16_000) + "0]",
                List.of(1, 2.5),
                List.of(1e39),
                List.of(Double.NaN),
                List.of("1", "x"),
                Collections.nCopies(16_001, 0),
                nested(100_000),
                Map.of("0", 1));
    }

    private static List<?> nested(int levels) {
        List<?> items = List.of(1);
        for (int i = 0; i < levels; i++) {
            items = List.of(items);
        }
        return items;
    }
}
