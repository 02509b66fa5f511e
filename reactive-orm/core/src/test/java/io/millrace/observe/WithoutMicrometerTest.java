package io.millrace.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.type.Types;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WithoutMicrometerTest {

    @Test
    @SuppressWarnings("unchecked")
    void aRepoRunsWhereMicrometerIsNot() throws Exception {
        try (TestDatabase database = TestDatabase.create("select 1");
                LoaderWithoutMicrometer loader = new LoaderWithoutMicrometer()) {
            assertThatThrownBy(() -> loader.loadClass("io.micrometer.observation.Observation"))
                    .isInstanceOf(ClassNotFoundException.class);
            Class<?> program = loader.loadClass(Program.class.getName());
            assertThat(program).isNotSameAs(Program.class);
            Function<String, Integer> run =
                    (Function<String, Integer>) program.getDeclaredConstructor().newInstance();

            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                assertThat(run.apply(database.url())).isEqualTo(42);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    /** Runs inside the loader, and is known outside of it as a plain function. */
    public static final class Program implements Function<String, Integer> {

        @Override
        public Integer apply(String url) {
            Repo repo = Repo.open(RepoOptions.url(url)
                    .withConnectTimeout(Duration.ofSeconds(30))
                    .withAcquireTimeout(Duration.ofSeconds(30))
                    .withListener((work, context) -> Observed.NOBODY)
                    .withSlowStatements(Duration.ofMinutes(1)));
            try {
                return repo.transaction(
                                tx -> repo.sql("select 42").as(Types.INT4).single())
                        .block();
            } finally {
                repo.close().block();
            }
        }
    }

    private static final class LoaderWithoutMicrometer extends URLClassLoader {

        LoaderWithoutMicrometer() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }

        private static URL[] classPath() {
            String paths = System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("surefire.test.class.path", "");
            return Arrays.stream(paths.split(File.pathSeparator))
                    .filter(path -> !path.isEmpty())
                    .map(path -> url(Path.of(path)))
                    .toArray(URL[]::new);
        }

        private static URL url(Path path) {
            try {
                return path.toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
