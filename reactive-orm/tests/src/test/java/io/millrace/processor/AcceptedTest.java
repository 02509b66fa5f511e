package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schemas that make sense, however odd: what is written compiles without a warning. */
class AcceptedTest {

    private static final String HEAD =
            "package app; import io.millrace.schema.*; import java.util.*; import java.time.*;"
                    + " import io.millrace.type.*; import org.jspecify.annotations.Nullable;\n";

    @ParameterizedTest
    @EnumSource
    void everyTypeOfColumn(Compiler compiler) {
        Compiled compiled = accepted(compiler, """
                @Schema
                @SuppressWarnings("all")
                public record Every(
                    @Id @Generated(Generated.By.CLIENT) Key id, boolean aBool, Boolean aBoxed, short aShort, int anInt,
                    long aLong, float aFloat, double aDouble, java.math.BigDecimal aDecimal, String aText, UUID aUuid,
                    byte[] bytes, LocalDate aDate, LocalTime aTime, LocalDateTime aTimestamp, Instant aMoment,
                    OffsetDateTime anOffset, Duration aDuration, Period aPeriod, Interval anInterval, Inet anInet,
                    java.net.InetAddress anAddress, TsVector words, Range<Integer> numbers, Range<Instant> moments,
                    float[] vector, Mood mood, Colour colour, List<Mood> moods, List<String> texts,
                    List<@Nullable Integer> holes, List<Key> keys, List<Range<Integer>> ranges, Doc doc,
                    List<Doc> docs, Map<String, Object> map, Map<String, ?> wild, Map<Mood, List<Doc>> deep,
                    Pair<String, Doc> pair, @UseType(Celsius.class) Double degrees, @Column(type = "citext") String citext,
                    @Column(type = "varchar(80)") String varchar, @Column(type = "numeric(10,2)") java.math.BigDecimal price,
                    @Column(type = "smallint") int small, @Column(type = "ltree") String tree,
                    @Column(type = "citext[]") List<String> tags, @Column(type = "json") Doc json,
                    @Column(type = "mood") Mood typed, @Version long version, @InsertedAt Instant insertedAt,
                    @UpdatedAt LocalDateTime updatedAt, @Nullable Doc maybe, byte @Nullable [] maybeBytes) {

                  @Scalar public record Key(UUID value) {}
                  public enum Mood { GOOD }
                  @PgEnum(value = "colour", lowerCase = true) public enum Colour { RED }
                  public record Doc(String text, int number, Mood mood, List<String> texts, Doc inner, Pair<Doc, Doc> pair,
                      Instant at, boolean flag, UUID uuid, Other other) {}
                  public record Other(Doc doc, @com.fasterxml.jackson.annotation.JsonProperty("other-name") String name) {}
                  public record Pair<A, B>(A a, B b) {}
                  public static final class Celsius implements PgType<Double> {
                    @Override public String sqlName() { return "celsius"; }
                    @Override public Object encode(Double value) { return value; }
                    @Override public Double decode(Object value) { return (Double) value; }
                    @Override public String text(Double value) { return value.toString(); }
                    @Override public Double parse(String text) { return Double.valueOf(text); }
                  }
                }
                """);

        assertThat(compiled.generated("EveryTable.java"))
                .contains("Types.mapped(Types.UUID, Every.Key::new, Every.Key::value)")
                .contains("Types.enumType(\"colour\", Every.Colour.class, Every.Colour::values,")
                .contains("Types.arrayOfNullable(Types.INT4)")
                .contains("Types.domain(\"ltree\", Types.TEXT)")
                .contains("Types.INT2_AS_INT")
                .contains("new Every.Celsius()")
                .contains("Types.arrayOf(Types.CITEXT)")
                .contains("\"aDecimal\", \"a_decimal\", Types.NUMERIC)")
                .contains("\"price\", \"price\", Types.SIZED_NUMERIC)")
                .contains("instanceof BigDecimal direct ? direct : price.read(row, ")
                .doesNotContain("instanceof BigDecimal direct ? direct : aDecimal.read(row, ")
                .contains("JsonField.text(path, \"other-name\")");
    }

    @ParameterizedTest
    @EnumSource
    void componentsNamedLikeWhatIsWritten(Compiler compiler) {
        accepted(compiler, """
                @Schema
                public record Odd(@Id int id, int columns, int row, int offset, @Nullable Integer values, String relations,
                    @Nullable String source, String table, String key, String alias, String path, String start,
                    @Default("0") int value, @Default("0") int isSet, @Default("0") int unset, @Nullable Integer with,
                    List<String> from, Doc node, Doc type, Doc document) {
                  public record Doc(String node, String path, String type, String document, String key, String source) {}
                }
                """);
    }

    @ParameterizedTest
    @EnumSource
    void recordsNamedLikeWhatIsWritten(Compiler compiler) {
        accepted(compiler, """
                class Names {
                  @Schema record Column(@Id int id) {}
                  @Schema record Table(@Id int id, int columnId, @BelongsTo One<Column> column) {}
                  @Schema record List(@Id int id, java.util.List<String> items) {}
                  @Schema record Left(@Id int id) {}
                  @Schema record Definition(@Id int id) {}
                  @Schema record Optional(@Id int id, int listId, @BelongsTo One<List> list) {}
                }
                """);
    }

    @Test
    void aNestedRecordIsNamedAfterWhatItIsNestedIn() {
        Compiled compiled = accepted(Compiler.JAVAC, """
                public class Blog {
                  @Schema public record User(@Id long id) {}
                  static class Inner { @Schema record LineItem(@Id long id) {} }
                }
                """);

        assertThat(compiled.generated("BlogUserTable.java"))
                .contains("public final class BlogUserTable<S>", "public static final BlogUserTable<Blog.User> USER");
        assertThat(compiled.generated("BlogInnerLineItemTable.java"))
                .contains("\nfinal class BlogInnerLineItemTable<S>", "LINE_ITEM", "\"line_items\"");
    }

    @Test
    void aRecordInNoPackage() {
        Compiled compiled = Compilation.with(Compiler.JAVAC)
                .source("@io.millrace.schema.Schema public record Free(@io.millrace.schema.Id long id) {}")
                .compile();

        assertThat(compiled.complaints()).isEmpty();
    }

    @Test
    void aViewHasNoKey() {
        Compiled compiled = accepted(
                Compiler.JAVAC,
                "@Schema(keyless = true, namespace = \"stats\") public record Hit(String site, @Nullable Long hits) {}");

        assertThat(compiled.generated("HitTable.java"))
                .doesNotContain("KeyedTable")
                .contains("TableNode.of(\"stats\", \"hits\", \"Hit\", List.of())");
    }

    @Test
    void aForeignKeyToAnotherSchema() {
        Compiled compiled = accepted(Compiler.JAVAC, """
                class World {
                  @Schema(namespace = "geo", table = "order") record Place(@Id int id) {}
                  @Schema record Visit(@Id int id, @Index @References(value = Place.class, deferred = true) int placeId) {}
                }
                """);

        assertThat(compiled.generated("WorldVisitTable.java"))
                .contains(
                        "new ReferenceDefinition(\"visits_place_id_fkey\", List.of(\"place_id\"), \"geo\", \"order\",");
    }

    @Test
    void aRelationOverACompositeKey() {
        Compiled compiled = accepted(Compiler.JAVAC, """
                class Shop {
                  @Schema record Line(@Id long orderId, @Id int line,
                      @HasMany(key = {"orderId", "lineNumber"}) Many<Parcel> parcels) {}
                  @Schema @BelongsTo(name = "line", of = Line.class, key = {"orderId", "lineNumber"})
                  record Parcel(@Id int id, @References(Line.class) long orderId, @References(Line.class) int lineNumber) {}
                }
                """);

        assertThat(compiled.generated("ShopParcelTable.java"))
                .contains("List.of(\"order_id\", \"line_number\"), () -> ShopLineTable.LINE,")
                .contains("new ReferenceDefinition(\"parcels_order_id_line_number_fkey\"");
    }

    private static Compiled accepted(Compiler compiler, String source) {
        Compiled compiled = Compilation.with(compiler)
                .option(compiler == Compiler.JAVAC ? "-Xlint:all,-processing,-options,-serial" : "-warn:-unusedImport")
                .source(HEAD + source)
                .compile();
        assertThat(compiled.complaints()).isEmpty();
        return compiled;
    }

    @ParameterizedTest
    @EnumSource
    void theFieldsOfWhatIsEmbedded(Compiler compiler) {
        Compiled compiled = accepted(compiler, """
                public interface Mill {
                  @Embedded
                  record Address(@Id String name, @Nullable Integer floor, Mood mood, Geo geo, List<Geo> more) {}
                  record Geo(double lat) {}
                  enum Mood { GOOD }
                }
                """);

        assertThat(compiled.generated("MillAddressFields.java"))
                .contains("public final class MillAddressFields<S> extends EmbeddedFields<Mill.Address, S> {")
                .contains("public static final MillAddressFields<Mill.Address> ADDRESS = new MillAddressFields<>();")
                .contains(
                        "public final TextColumn<S> name = new TextColumn<>(source(), \"name\", \"name\", Types.TEXT);")
                .contains("required(name, values[0]),")
                .contains("optional(floor, values[1]),");
    }
}
