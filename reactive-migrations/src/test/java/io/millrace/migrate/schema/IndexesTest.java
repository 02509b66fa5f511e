package io.millrace.migrate.schema;

import io.millrace.behaviour.Behaviour;
import org.junit.jupiter.api.Test;

class IndexesTest {

    private static final String POSTS =
            "create table posts (id int4, title text, tags text[], at timestamptz," + " place point, data jsonb)";

    @Test
    @Behaviour("migration.exs:540")
    void indexesOfEveryKindAreBuilt() {
        try (RoundTrip on = RoundTrip.on(POSTS)) {
            on.changes(
                    schema -> schema.alterTable("posts", table -> {
                        table.uniqueIndex("id", "title").nullsNotDistinct().include("at");
                        table.index("title").where("at is not null").named("posts_titled");
                        table.index().expression("lower(title)").column("at", "desc nulls last");
                        table.index("tags").using("gin");
                        table.index().column("data", "jsonb_path_ops").using("gin");
                        table.index("place").using("gist");
                        table.index("at").using("brin").with("pages_per_range = 32");
                        table.index("title").using("hash").named("posts_hash");
                        table.index().column("title", "text_pattern_ops").named("posts_prefix");
                        table.index().column("title", "collate \"C\" desc").named("posts_c");
                        table.index("at").blocking().named("posts_at");
                    }),
                    "+ index CREATE UNIQUE INDEX posts_id_title_idx ON public.posts USING btree (id, title) INCLUDE (at) NULLS NOT DISTINCT",
                    "+ index CREATE INDEX posts_titled ON public.posts USING btree (title) WHERE (at IS NOT NULL)",
                    "+ index CREATE INDEX posts_lower_title_at_idx ON public.posts USING btree (lower(title), at DESC NULLS LAST)",
                    "+ index CREATE INDEX posts_tags_idx ON public.posts USING gin (tags)",
                    "+ index CREATE INDEX posts_data_idx ON public.posts USING gin (data jsonb_path_ops)",
                    "+ index CREATE INDEX posts_place_idx ON public.posts USING gist (place)",
                    "+ index CREATE INDEX posts_at_idx ON public.posts USING brin (at) WITH (pages_per_range='32')",
                    "+ index CREATE INDEX posts_hash ON public.posts USING hash (title)",
                    "+ index CREATE INDEX posts_prefix ON public.posts USING btree (title text_pattern_ops)",
                    "+ index CREATE INDEX posts_c ON public.posts USING btree (title COLLATE \"C\" DESC)",
                    "+ index CREATE INDEX posts_at ON public.posts USING btree (at)");
        }
    }

    @Test
    void anIndexIsDroppedAndComesBack() {
        try (RoundTrip on = RoundTrip.on(POSTS, "create index posts_title_idx on posts (title) where id > 0")) {
            on.changes(
                    schema -> schema.alterTable(
                            "posts", table -> table.dropIndex("title").where("id > 0")),
                    "- index CREATE INDEX posts_title_idx ON public.posts USING btree (title) WHERE (id > 0)");
        }
    }

    @Test
    @Behaviour("migration.exs:578")
    void anIndexIsRenamedInItsOwnSchema() {
        try (RoundTrip on =
                RoundTrip.on("create schema s; create table s.posts (id int4); create index a on s.posts (id)")) {
            on.changes(
                    schema -> schema.alterTable("s.posts", table -> table.renameIndex("a", "b")),
                    "- index CREATE INDEX a ON s.posts USING btree (id)",
                    "+ index CREATE INDEX b ON s.posts USING btree (id)");
        }
    }
}
