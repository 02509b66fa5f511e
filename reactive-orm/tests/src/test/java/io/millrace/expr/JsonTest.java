package io.millrace.expr;

import static io.millrace.function.Json.array;
import static io.millrace.function.Json.document;
import static io.millrace.function.Json.object;
import static io.millrace.function.Json.stripNulls;
import static io.millrace.function.Json.toJsonb;
import static io.millrace.function.Views.number;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.InvalidQuery;
import io.millrace.note.Note;
import io.millrace.note.Note.Address;
import io.millrace.note.Note.Geo;
import io.millrace.note.Notes;
import io.millrace.type.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JsonTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, title, tags, stars, bonus, meta, address) values
              (1, 'a', '{a,b}', 0, null,
               '{"a": {"b": [1, 2.5, "x"]}, "flag": true, "none": null, "o''": "quote", "color": "red", "n": 5}',
               '{"city": "Paris", "floor": 3, "geo": {"lat": 1.5}}'),
              (2, 'flag', '{}', 1, 7, '{"color": "red"}', null),
              (3, 'x', '{}', 1, 7, '{"color": "blue", "flag": false}', '{"city": null, "geo": null}')""");

    @Test
    @Behaviour("type.exs:359")
    void aMemberIsRead() {
        assertThat(texts(NOTE.meta.at("flag"), "notes.meta -> $1::text")).containsExactly("true", "-", "false");
        assertThat(NOTES.of(NOTE.meta.textAt("color"), "notes.meta ->> $1::text"))
                .containsExactly(Optional.of("red"), Optional.of("red"), Optional.of("blue"));
        assertThat(texts(NOTE.meta.at("none"), "notes.meta -> $1::text")).containsExactly("null", "-", "-");
        assertThat(NOTES.of(NOTE.meta.at("none").textAt("deeper"), "notes.meta -> $1::text ->> $2::text"))
                .containsOnly(Optional.empty());
    }

    @Test
    void aKeyIsNeverPartOfTheText() {
        assertThat(NOTES.of(NOTE.meta.textAt("o'"), "notes.meta ->> $1::text"))
                .containsExactly(Optional.of("quote"), Optional.empty(), Optional.empty());
        assertThat(NOTES.of(NOTE.meta.textAt("\"'; drop table notes; --"), "notes.meta ->> $1::text"))
                .containsOnly(Optional.empty());
    }

    @Test
    @Behaviour("type.exs:398")
    void aPathIsFollowed() {
        assertThat(texts(NOTE.meta.path("a", "b"), "notes.meta #> $1::text[]"))
                .containsExactly("[1,2.5,\"x\"]", "-", "-");
        assertThat(texts(NOTE.meta.at("a").at("b").at(-1), "notes.meta -> $1::text -> $2::text -> $3::int4"))
                .containsExactly("\"x\"", "-", "-");
        assertThat(NOTES.of(NOTE.meta.textPath("a", "b", "1"), "notes.meta #>> $1::text[]"))
                .containsExactly(Optional.of("2.5"), Optional.empty(), Optional.empty());
        assertThat(NOTES.of(NOTE.meta.textPath("a", "b", "9"), "notes.meta #>> $1::text[]"))
                .containsOnly(Optional.empty());
    }

    @Test
    @Behaviour("type.exs:434")
    void aColumnCanNameTheMember() {
        assertThat(texts(NOTE.meta.at(NOTE.title), "notes.meta -> notes.title"))
                .containsExactly("{\"b\":[1,2.5,\"x\"]}", "-", "-");
        assertThat(NOTES.of(
                        NOTE.meta.at("a").at("b").textAt(NOTE.stars),
                        "notes.meta -> $1::text -> $2::text ->> notes.stars"))
                .containsExactly(Optional.of("1"), Optional.empty(), Optional.empty());
    }

    @Test
    void aMemberIsComparedAsWhatItIs() {
        assertThat(NOTES.where(NOTE.meta.textAt("color").eq("red"), "notes.meta ->> $1::text = $2::text"))
                .containsExactly(1L, 2L);
        assertThat(NOTES.where(
                        number(NOTE.meta.textAt("n").cast(Types.INT4)).gt(4),
                        "(notes.meta ->> $1::text)::int4 > $2::int8"))
                .containsExactly(1L);
        assertThat(NOTES.of(NOTE.meta.at("flag").as(Boolean.class), "cast((notes.meta -> $1::text) as text)"))
                .containsExactly(Optional.of(true), Optional.empty(), Optional.of(false));
        assertThat(NOTES.of(NOTE.meta.at("none").as(Integer.class), "cast((notes.meta -> $1::text) as text)"))
                .containsOnly(Optional.empty());
    }

    @Test
    void membersAreAskedFor() {
        assertThat(NOTES.where(NOTE.meta.hasKey("flag"), "notes.meta ? $1::text"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(NOTE.meta.hasAnyKey("a", "zzz"), "notes.meta ?| $1::text[]"))
                .containsExactly(1L);
        assertThat(NOTES.where(NOTE.meta.hasAllKeys("color", "flag"), "notes.meta ?& $1::text[]"))
                .containsExactly(1L, 3L);
        assertThat(NOTES.where(NOTE.meta.contains(Map.of("color", "red")), "notes.meta @> $1::text::jsonb"))
                .containsExactly(1L, 2L);
        assertThat(NOTES.where(NOTE.meta.containedBy(Map.of("color", "red", "x", 1)), "notes.meta <@ $1::text::jsonb"))
                .containsExactly(2L);
        assertThat(NOTES.where(
                        NOTE.meta.contains(object().put("color", NOTE.meta.textAt("color"))),
                        "notes.meta @> jsonb_build_object($1::text, notes.meta ->> $2::text)"))
                .hasSize(3);
    }

    @Test
    void kindsAndLengthsAreKnown() {
        assertThat(NOTES.of(NOTE.meta.path("a", "b").arrayLength(), "jsonb_array_length(notes.meta #> $1::text[])"))
                .containsExactly(Optional.of(3), Optional.empty(), Optional.empty());
        assertThat(NOTES.of(NOTE.meta.at("none").kind(), "jsonb_typeof(notes.meta -> $1::text)"))
                .containsExactly(Optional.of("null"), Optional.empty(), Optional.empty());
    }

    @Test
    void rowsAreGroupedByAMember() {
        var color = NOTE.meta.textAt("color");

        assertThat(NOTES.read(
                        from(NOTE)
                                .where(NOTE.meta.hasKey("color"))
                                .groupBy(color)
                                .orderBy(count().desc())
                                .select(color, count()),
                        "select notes.meta ->> $1::text, count(*) from notes where notes.meta ? $2::text"
                                + " group by notes.meta ->> $1::text order by count(*) desc"))
                .extracting(row -> row.getT1().orElseThrow() + " " + row.getT2())
                .containsExactly("red 2", "blue 1");
    }

    @Test
    void aDocumentIsChanged() {
        assertThat(texts(
                        NOTE.meta.at("a").with(List.of("b", "0"), 9),
                        "jsonb_set(notes.meta -> $1::text, $2::text[], $3::text::jsonb)"))
                .containsExactly("{\"b\":[9,2.5,\"x\"]}", "-", "-");
        assertThat(NOTES.of(
                        NOTE.meta.merged(Map.of("color", "green")).textAt("color"),
                        "notes.meta || $1::text::jsonb ->> $2::text"))
                .containsOnly(Optional.of("green"));
        assertThat(NOTES.where(NOTE.meta.without("color").hasKey("color"), "notes.meta - $1::text ? $2::text"))
                .isEmpty();
        assertThat(NOTES.of(
                        NOTE.meta.without(List.of("a", "b")).at("a").kind(),
                        "jsonb_typeof(notes.meta #- $1::text[] -> $2::text)"))
                .containsExactly(Optional.of("object"), Optional.empty(), Optional.empty());
        assertThat(NOTES.of(
                        NOTE.address.with(List.of("city"), document("Rome")).as(Address.class),
                        "cast(jsonb_set(notes.address, $1::text[], $2::text::jsonb) as text)"))
                .containsExactly(
                        Optional.of(new Address("Rome", 3, new Geo(1.5))),
                        Optional.empty(),
                        Optional.of(new Address("Rome", null, null)));
    }

    @Test
    void documentsAreMade() {
        assertThat(NOTES.of(
                        object().put("title", NOTE.title).put("n", 1).put("bonus", NOTE.bonus),
                        "cast(jsonb_build_object($1::text, notes.title, $2::text, $3::int4, $4::text, notes.bonus)"
                                + " as text)"))
                .first()
                .hasToString("{\"n\":1,\"bonus\":null,\"title\":\"a\"}");
        assertThat(NOTES.of(
                        stripNulls(object().put("bonus", NOTE.bonus)),
                        "cast(jsonb_strip_nulls(jsonb_build_object($1::text, notes.bonus)) as text)"))
                .first()
                .hasToString("{}");
        assertThat(NOTES.of(
                        array(NOTE.stars, NOTE.title),
                        "cast(jsonb_build_array(notes.stars, notes.title) as" + " text)"))
                .first()
                .hasToString("[0,\"a\"]");
        assertThat(texts(toJsonb(NOTE.tags), "to_jsonb(notes.tags)")).containsExactly("[\"a\",\"b\"]", "[]", "[]");
        assertThat(texts(document(Map.of("a", 1)).optional(), "$1::text::jsonb"))
                .containsOnly("{\"a\":1}");
        assertThatThrownBy(() -> object().put("x", new Address(null, null, null)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-109: a Address does not say of which PostgreSQL type it is");
    }

    @Test
    @Behaviour({"type.exs:416", "type.exs:425"})
    void namedFieldsHaveTheirTypes() {
        assertThat(NOTES.where(NOTE.address.city.eq("Paris"), "notes.address ->> 'city' = $1::text"))
                .containsExactly(1L);
        assertThat(NOTES.of(NOTE.address.floor.plus(1), "(notes.address ->> 'floor')::int4 + $1::int4"))
                .containsExactly(Optional.of(4), Optional.empty(), Optional.empty());
        assertThat(NOTES.of(NOTE.address.geo.lat, "(notes.address -> 'geo' ->> 'lat')::float8"))
                .containsExactly(Optional.of(1.5), Optional.empty(), Optional.empty());
        assertThat(NOTES.read(
                        from(NOTE).groupBy(NOTE.address.city).select(NOTE.address.city, count()),
                        "select notes.address ->> 'city', count(*) from notes group by notes.address ->> 'city'"))
                .hasSize(2);
    }

    private static List<String> texts(Expr<? super Note, ?, ? extends Optional<?>> expression, String sql) {
        return NOTES.of(expression, readAsText(sql)).stream()
                .map(value -> value.map(Object::toString).orElse("-"))
                .toList();
    }

    private static String readAsText(String sql) {
        return "cast(" + (sql.contains(" ") && !sql.endsWith(")") ? "(" + sql + ")" : sql) + " as text)";
    }

    @Test
    void aFieldOfTheRecordIsAPathThatIsTyped() {
        assertThat(NOTES.read(
                        from(NOTE)
                                .where(NOTE.id.eq(1L))
                                .select(
                                        NOTE.address
                                                .with(NOTE.address.city, "Rome")
                                                .textAt("city"),
                                        NOTE.address
                                                .with(NOTE.address.geo.lat, 1.5)
                                                .textPath("geo", "lat"),
                                        NOTE.address.without(NOTE.address.floor).hasKey("floor")),
                        "select jsonb_set(notes.address, $1::text[], $2::text::jsonb) ->> $3::text,"
                                + " jsonb_set(notes.address, $4::text[], $5::text::jsonb) #>> $6::text[],"
                                + " notes.address #- $7::text[] ? $8::text from notes where notes.id = $9::int8"))
                .hasSize(1);
        assertThatThrownBy(() -> NOTE.address.with(NOTE.title, "Rome"))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: the expression is no field of the document that is patched
                          because: a path leads from the document to a field of its record
                          fix: use a field of the same column, PROJECT.settings.with(PROJECT.settings.size, 2); or say the path: List.of("size")""");
    }

    @Test
    void whatIsPatchedIsPatchedFurther() {
        assertThat(
                        patched(
                                NOTE.address.with(NOTE.address.city, "Rome").with(NOTE.address.floor, 2),
                                "jsonb_set(jsonb_set(notes.address, $1::text[], $2::text::jsonb), $3::text[], $4::text::jsonb)"))
                .isEqualTo(new Address("Rome", 2, new Geo(1.5)));
        assertThat(patched(
                        NOTE.address.merged(Map.of("city", "Rome")).with(NOTE.address.geo.lat, 2.5),
                        "jsonb_set(notes.address || $1::text::jsonb, $2::text[], $3::text::jsonb)"))
                .isEqualTo(new Address("Rome", 3, new Geo(2.5)));
        assertThat(patched(
                        NOTE.address.without(NOTE.address.city).without(NOTE.address.floor),
                        "notes.address #- $1::text[] #- $2::text[]"))
                .isEqualTo(new Address(null, null, new Geo(1.5)));
        assertThat(patched(
                        NOTE.address.without("geo").with(NOTE.address.city, "Rome"),
                        "jsonb_set(notes.address - $1::text, $2::text[], $3::text::jsonb)"))
                .isEqualTo(new Address("Rome", 3, null));
        assertThatThrownBy(() -> NOTE.address.with(NOTE.address.city, "Rome").with(NOTE.title, "Rome"))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-111: the expression is no field of the document that is patched");
    }

    private static Address patched(JsonExpr<Note, Address, Optional<Address>> expression, String sql) {
        return NOTES.of(expression, readAsText(sql)).get(0).orElseThrow();
    }
}
