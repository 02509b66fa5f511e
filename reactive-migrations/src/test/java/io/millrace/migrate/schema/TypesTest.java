package io.millrace.migrate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Migrator;
import io.millrace.test.database.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TypesTest {

    @Test
    void everyTypeIsWhatTheCatalogueCallsIt() {
        Map<ColumnType, String> types = new LinkedHashMap<>();
        types.put(Types.smallint(), "smallint");
        types.put(Types.integer(), "integer");
        types.put(Types.bigint(), "bigint");
        types.put(Types.numeric(), "numeric");
        types.put(Types.numeric(12, 4), "numeric(12,4)");
        types.put(Types.real(), "real");
        types.put(Types.doublePrecision(), "double precision");
        types.put(Types.money(), "money");
        types.put(Types.text(), "text");
        types.put(Types.varchar(20), "character varying(20)");
        types.put(Types.character(3), "character(3)");
        types.put(Types.citext(), "citext");
        types.put(Types.bytea(), "bytea");
        types.put(Types.bool(), "boolean");
        types.put(Types.bit(8), "bit(8)");
        types.put(Types.varbit(8), "bit varying(8)");
        types.put(Types.date(), "date");
        types.put(Types.time(), "time without time zone");
        types.put(Types.timetz(), "time with time zone");
        types.put(Types.timestamp(), "timestamp without time zone");
        types.put(Types.timestamp(3), "timestamp(3) without time zone");
        types.put(Types.timestamptz(), "timestamp with time zone");
        types.put(Types.timestamptz(0), "timestamp(0) with time zone");
        types.put(Types.interval(), "interval");
        types.put(Types.uuid(), "uuid");
        types.put(Types.json(), "json");
        types.put(Types.jsonb(), "jsonb");
        types.put(Types.jsonpath(), "jsonpath");
        types.put(Types.xml(), "xml");
        types.put(Types.inet(), "inet");
        types.put(Types.cidr(), "cidr");
        types.put(Types.macaddr(), "macaddr");
        types.put(Types.macaddr8(), "macaddr8");
        types.put(Types.tsvector(), "tsvector");
        types.put(Types.tsquery(), "tsquery");
        types.put(Types.point(), "point");
        types.put(Types.geometric("circle"), "circle");
        types.put(Types.int4range(), "int4range");
        types.put(Types.int8range(), "int8range");
        types.put(Types.numrange(), "numrange");
        types.put(Types.daterange(), "daterange");
        types.put(Types.tsrange(), "tsrange");
        types.put(Types.tstzrange(), "tstzrange");
        types.put(Types.multirange("tstzmultirange"), "tstzmultirange");
        types.put(Types.text().array(), "text[]");
        types.put(Types.named("mood"), "mood");
        types.put(Types.type("interval day to second"), "interval day to second");
        Migration all = new Migration(1, "all") {
            @Override
            protected void change(Schema schema) {
                schema.createExtension("citext");
                schema.createEnum("mood", "ok");
                schema.createTable("everything", table -> {
                    int number = 0;
                    for (ColumnType type : types.keySet()) {
                        table.column("c" + number++, type);
                    }
                });
            }
        };
        try (TestDatabase database = TestDatabase.create()) {
            Migrator.of(database.url(), all).migrate().block();

            assertThat(database.column("select format_type(atttypid, atttypmod) from pg_attribute"
                            + " where attrelid = 'everything'::regclass and attnum > 0 order by attnum"))
                    .containsExactlyElementsOf(types.values().stream().collect(Collectors.toList()));
        }
    }
}
