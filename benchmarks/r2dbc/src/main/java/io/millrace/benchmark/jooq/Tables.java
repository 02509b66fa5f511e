package io.millrace.benchmark.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables, as jOOQ's generator would write them down. */
final class Tables {

    static final Table<Record> WORLD = table(name("world"));
    static final Field<Integer> WORLD_ID = field(name("world", "id"), Integer.class);
    static final Field<Integer> WORLD_NUMBER = field(name("world", "randomnumber"), Integer.class);

    static final Table<Record> FORTUNE = table(name("fortune"));
    static final Field<Integer> FORTUNE_ID = field(name("fortune", "id"), Integer.class);
    static final Field<String> FORTUNE_MESSAGE = field(name("fortune", "message"), String.class);

    static final Table<Record> NOTE = table(name("note"));
    static final Field<Long> NOTE_ID = field(name("note", "id"), Long.class);
    static final Field<String> NOTE_TITLE = field(name("note", "title"), String.class);
    static final Field<String> NOTE_BODY = field(name("note", "body"), String.class);
    static final Field<Integer> NOTE_RANK = field(name("note", "rank"), Integer.class);

    static final Table<Record> STOCK = table(name("stock"));
    static final Field<Integer> STOCK_ID = field(name("stock", "id"), Integer.class);
    static final Field<Integer> STOCK_QUANTITY = field(name("stock", "quantity"), Integer.class);

    static final Table<Record> AUTHOR = table(name("author"));
    static final Field<Integer> AUTHOR_ID = field(name("author", "id"), Integer.class);
    static final Field<String> AUTHOR_NAME = field(name("author", "name"), String.class);

    static final Table<Record> POST = table(name("post"));
    static final Field<Integer> POST_ID = field(name("post", "id"), Integer.class);
    static final Field<Integer> POST_AUTHOR = field(name("post", "author_id"), Integer.class);
    static final Field<String> POST_TITLE = field(name("post", "title"), String.class);

    static final Table<Record> COMMENT = table(name("comment"));
    static final Field<Integer> COMMENT_ID = field(name("comment", "id"), Integer.class);
    static final Field<Integer> COMMENT_POST = field(name("comment", "post_id"), Integer.class);
    static final Field<String> COMMENT_BODY = field(name("comment", "body"), String.class);

    static final Table<Record> PRODUCT = table(name("product"));
    static final Field<Long> PRODUCT_ID = field(name("product", "id"), Long.class);
    static final Field<String> PRODUCT_NAME = field(name("product", "name"), String.class);
    static final Field<String> PRODUCT_MAKER = field(name("product", "maker"), String.class);
    static final Field<String> PRODUCT_DESCRIPTION = field(name("product", "description"), String.class);
    static final Field<Integer> PRODUCT_STOCK = field(name("product", "stock"), Integer.class);
    static final Field<Double> PRODUCT_WEIGHT = field(name("product", "weight"), Double.class);
    static final Field<Boolean> PRODUCT_AVAILABLE = field(name("product", "available"), Boolean.class);
    static final Field<OffsetDateTime> PRODUCT_LISTED =
            field(name("product", "listed_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    static final Field<UUID> PRODUCT_CODE = field(name("product", "code"), UUID.class);
    static final Field<BigDecimal> PRODUCT_PRICE = field(name("product", "price"), BigDecimal.class);

    private Tables() {}
}
