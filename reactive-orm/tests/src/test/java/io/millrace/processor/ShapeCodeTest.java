package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written for a shape, of sources and of class files, by both compilers. */
class ShapeCodeTest {

    private static final String USER = """
            package base;
            import io.millrace.schema.*;
            import org.jspecify.annotations.Nullable;
            @Schema
            @HasMany(name = "posts", of = Post.class)
            @BelongsTo(name = "boss", of = User.class)
            public record User(
                @Id long id, String name, @Nullable Integer age, @Nullable Long bossId, Address address) {
              public record Address(String city) {}
            }
            """;

    private static final String POST = """
            package base;
            import io.millrace.schema.*;
            @Schema
            @BelongsTo(name = "user", of = User.class)
            public record Post(@Id long id, String title, long userId) {}
            """;

    private static final String LINE = """
            package base;
            import io.millrace.schema.*;
            @Shape(Post.class)
            public record Line(String title) {}
            """;

    private static final String CARD = """
            package app;
            import base.*;
            import io.millrace.expr.TextExpr;
            import io.millrace.schema.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;
            @Shape(User.class)
            public record Card(
                String name,
                @Nullable Integer age,
                @From("age") Optional<Integer> maybe,
                User.Address address,
                String shout,
                @Count("posts") long postCount,
                @From("boss.name") @Nullable String bossName,
                Optional<Boss> boss,
                @From("boss.boss") @Nullable User top,
                List<Line> posts,
                @From("boss.posts") List<Post> others) {
              static <S> TextExpr<S, String> shout(UserTable<S> user) { return user.name.upper(); }
              @Shape(User.class)
              public record Boss(long id, String name) {}
            }
            """;

    @ParameterizedTest
    @EnumSource
    void aShapeOfRecordsOfTheSameCompilation(Compiler compiler) {
        Compiled compiled = Compilation.with(compiler)
                .source(USER)
                .source(POST)
                .source(LINE)
                .source(CARD)
                .compile();

        assertThat(compiled.complaints()).isEmpty();
        assertThat(compiled.generated("CardShape.java"))
                .contains("KeyedShape<User, Long, Card> CARD = new CardShape()");
    }

    @ParameterizedTest
    @EnumSource
    void theSameIsWrittenFromSourcesAndFromClassFiles(Compiler compiler) {
        Compiled together = Compilation.with(compiler)
                .source(USER)
                .source(POST)
                .source(LINE)
                .source(CARD)
                .compile();
        Compiled base = Compilation.with(Compiler.JAVAC)
                .source(USER)
                .source(POST)
                .source(LINE)
                .compile();
        Compiled app =
                Compilation.with(compiler).on(base.classes()).source(CARD).compile();

        assertThat(base.complaints()).isEmpty();
        assertThat(app.complaints()).isEmpty();
        assertThat(app.generated("CardShape.java")).isEqualTo(together.generated("CardShape.java"));
    }

    /** Whether a column may be null is no part of a class file before JDK 22; the generated table knows it. */
    @Test
    void nullabilityOfAnotherModuleIsKnown() {
        Compiled base = Compilation.with(Compiler.JAVAC)
                .source(USER)
                .source(POST)
                .source(LINE)
                .compile();
        Compiled app =
                Compilation.with(Compiler.JAVAC).on(base.classes()).source("""
                        package app;
                        import io.millrace.schema.*;
                        @Shape(base.User.class)
                        public record Card(
                            int age,
                            @From("boss.name") String boss) {}
                        """).compile();

        assertThat(app.errors()).containsExactly("""
                Card.java:5: ORM-C32: Card.age is an int, and User.age may be null
                  because: User.age has @Nullable in the schema
                  fix: @Nullable Integer age, or Optional<Integer> age""", """
                Card.java:6: ORM-C32: Card.boss is a String, and User.name may be null
                  because: there may be no User to read it of
                  fix: @Nullable String boss, or Optional<String> boss""");
    }

    @Test
    void aTableWithoutAKeyHasShapesWithoutOne() {
        Compiled compiled = Compilation.with(Compiler.JAVAC)
                .source("package app; import io.millrace.schema.*; @Schema(keyless = true) record Hit(String path) {}")
                .source("package app; import io.millrace.schema.*; @Shape(Hit.class) record HitLine(String path) {}")
                .compile();

        assertThat(compiled.complaints()).isEmpty();
        assertThat(compiled.generated("HitLineShape.java"))
                .contains("final class HitLineShape extends Shape<Hit, HitLine> {")
                .doesNotContain("public final class");
    }

    @Test
    void aKeyOfTwoColumns() {
        Compiled compiled = Compilation.with(Compiler.JAVAC)
                .source("""
                        package app; import io.millrace.schema.*;
                        @Schema @HasMany(name = "tickets", of = Ticket.class, key = {"hall", "number"})
                        record Seat(@Id int hall, @Id int number) {}
                        """)
                .source("""
                        package app; import io.millrace.schema.*;
                        @Schema record Ticket(@Id long id, int hall, int number) {}
                        """)
                .source("""
                        package app; import io.millrace.schema.*;
                        @Shape(Seat.class) record SeatCard(int number, java.util.List<Ticket> tickets) {}
                        """)
                .compile();

        assertThat(compiled.complaints()).isEmpty();
        assertThat(compiled.generated("SeatCardShape.java"))
                .contains("KeyedShape<Seat, SeatKey, SeatCard>")
                .contains("key(SeatTable.SEAT.hall.readNullable(row, offset + 1),"
                        + " SeatTable.SEAT.number.readNullable(row, offset))");
    }
}
