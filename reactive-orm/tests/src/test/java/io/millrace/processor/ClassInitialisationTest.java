package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two threads that each use one of two related classes first never wait for each other. */
class ClassInitialisationTest {

    private static final int ROUNDS = 200;
    private static final int SHAPE_ROUNDS = 30;

    private final ExecutorService threads = Executors.newFixedThreadPool(2, ClassInitialisationTest::daemon);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void tablesThatLeadToEachOther() throws Exception {
        Compiled compiled =
                Compilation.with(Compiler.JAVAC).source("""
                        package app;
                        import io.millrace.schema.*;
                        @Schema public record User(@Id long id, @HasMany Many<Post> posts, Address address) {
                          public record Address(String city) {}
                        }
                        """).source("""
                        package app;
                        import io.millrace.schema.*;
                        @Schema public record Post(@Id long id, long userId, @BelongsTo One<User> user) {}
                        """).compile();

        assertThat(together(compiled, "app.UserTable", "app.PostTable")).isEqualTo(ROUNDS);
    }

    @Test
    void anEnumThatUsesTheTableWhichHasAColumnOfIt() throws Exception {
        Compiled compiled = Compilation.with(Compiler.JAVAC).source("""
                        package app;
                        import io.millrace.schema.*;
                        @Schema public record User(@Id Key id, Role role, @Nullable Role second) {
                          @Scalar public record Key(long value) { static final Object TABLE = UserTable.USER; }
                          public enum Role { READER; static final Object TABLE = UserTable.USER; }
                          @interface Nullable {}
                        }
                        """).compile();

        assertThat(together(compiled, "app.UserTable", "app.User$Role")).isEqualTo(ROUNDS);
        assertThat(together(compiled, "app.UserTable", "app.User$Key")).isEqualTo(ROUNDS);
    }

    @Test
    void shapesThatHoldEachOtherAndTheirTables() throws Exception {
        Compiled compiled = Compilation.with(Compiler.JAVAC)
                .source("""
                        package app;
                        import io.millrace.schema.*;
                        @Schema
                        @HasMany(name = "posts", of = Post.class)
                        public record User(@Id long id, String name) {}
                        """)
                .source("""
                        package app;
                        import io.millrace.schema.*;
                        @Schema
                        @BelongsTo(name = "user", of = User.class)
                        public record Post(@Id long id, String title, long userId) {}
                        """)
                .source("""
                        package app;
                        import io.millrace.relation.ToMany;
                        import io.millrace.schema.*;
                        import java.util.List;
                        @Shape(User.class)
                        public record Card(String name, List<Line> posts, List<Line> some) {
                          static final Object SHAPE = CardShape.CARD;
                          static ToMany<User, Post> some(UserTable<User> user) { return user.posts.limit(2); }
                        }
                        """)
                .source("""
                        package app;
                        import io.millrace.schema.*;
                        @Shape(Post.class)
                        public record Line(String title, Author user) {
                          static final Object SHAPE = LineShape.LINE;
                          @Shape(User.class) public record Author(String name, java.util.List<Line> posts) {}
                        }
                        """)
                .compile();

        List<String> classes = List.of(
                "app.CardShape", "app.LineShape", "app.LineAuthorShape", "app.UserTable", "app.PostTable", "app.Card");
        for (int one = 0; one < classes.size(); one++) {
            for (int other = one + 1; other < classes.size(); other++) {
                assertThat(together(compiled, classes.get(one), classes.get(other), SHAPE_ROUNDS))
                        .isEqualTo(SHAPE_ROUNDS);
            }
        }
    }

    @Test
    void everyTableOfAPackageAtOnce() throws Exception {
        URL classes = BlogDatabase.class.getProtectionDomain().getCodeSource().getLocation();
        List<String> tables;
        try (Stream<Path> files = Files.list(Path.of(classes.toURI()).resolve("io/millrace/blog"))) {
            tables = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Table.class"))
                    .map(file -> "io.millrace.blog." + file.replace(".class", ""))
                    .sorted()
                    .toList();
        }
        assertThat(tables).hasSizeGreaterThan(10).contains("io.millrace.blog.UserTable", "io.millrace.blog.BookTable");
        ExecutorService many = Executors.newCachedThreadPool(ClassInitialisationTest::daemon);
        for (int round = 0; round < 50; round++) {
            CyclicBarrier start = new CyclicBarrier(tables.size());
            try (URLClassLoader loader = new Own(classes, "io.millrace.blog.")) {
                List<Future<?>> all = new ArrayList<>();
                for (String table : tables) {
                    all.add(many.submit(() -> {
                        Class<?> type = (Class<?>) initialise(loader, table, start);
                        assertThat(type.getClassLoader()).isSameAs(loader);
                        return type;
                    }));
                }
                for (Future<?> one : all) {
                    assertThat(one.get(10, TimeUnit.SECONDS)).isNotNull();
                }
            }
        }
        many.shutdownNow();
    }

    /** How many rounds ended in which two threads initialised one class each, both fresh. */
    private int together(Compiled compiled, String one, String other) throws Exception {
        return together(compiled, one, other, ROUNDS);
    }

    private int together(Compiled compiled, String one, String other, int rounds) throws Exception {
        assertThat(compiled.errors()).isEmpty();
        int done = 0;
        for (int round = 0; round < rounds; round++) {
            CyclicBarrier start = new CyclicBarrier(2);
            try (URLClassLoader loader = fresh(compiled)) {
                Future<?> first = threads.submit(() -> initialise(loader, one, start));
                Future<?> second = threads.submit(() -> initialise(loader, other, start));
                first.get(10, TimeUnit.SECONDS);
                second.get(10, TimeUnit.SECONDS);
                done++;
            }
        }
        return done;
    }

    private static URLClassLoader fresh(Compiled compiled) throws MalformedURLException {
        URL classes = compiled.classes().toUri().toURL();
        return new URLClassLoader(new URL[] {classes}, ClassInitialisationTest.class.getClassLoader());
    }

    private static Object initialise(ClassLoader loader, String name, CyclicBarrier start) throws Exception {
        Class<?> type = Class.forName(name, false, loader);
        start.await(10, TimeUnit.SECONDS);
        return Class.forName(type.getName(), true, loader);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    /** Loads the classes of one package itself, whoever else has them. */
    private static final class Own extends URLClassLoader {

        private final String prefix;

        Own(URL classes, String prefix) {
            super(new URL[] {classes}, ClassInitialisationTest.class.getClassLoader());
            this.prefix = prefix;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(prefix)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }
}
