package io.millrace.test;

import io.millrace.repo.Repo;
import io.millrace.repo.Sandbox;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.database.TestTemplate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a {@link MillraceTest} its database, and each of its tests a sandbox. */
final class MillraceExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(MillraceExtension.class);
    private static final Set<Class<?>> KNOWN = Set.of(Repo.class, Queries.class, TestDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    MillraceExtension() {}

    /** What a test's constructor is given belongs to the test, not to its class. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return KNOWN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ClassDatabase database = database(context);
        Class<?> wanted = parameter.getParameter().getType();
        if (wanted == Queries.class) {
            return database.queries();
        }
        if (wanted == TestDatabase.class) {
            return database.database();
        }
        boolean ofOneTest = context.getTestMethod().isPresent();
        return ofOneTest && annotation(annotated(context)).sandbox()
                ? sandbox(context, database).repo()
                : database.repo();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        database(context).queries().distance(Duration.ZERO);
        database(context).queries().startAgain();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Sandbox sandbox = context.getStore(NAMESPACE).remove(Sandbox.class, Sandbox.class);
        if (sandbox != null) {
            sandbox.rollback().block(PATIENCE);
        }
    }

    private static Sandbox sandbox(ExtensionContext context, ClassDatabase database) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Sandbox.class,
                        key -> Sandbox.open(database.repo())
                                .blockOptional(PATIENCE)
                                .orElseThrow(),
                        Sandbox.class);
    }

    private static ClassDatabase database(ExtensionContext context) {
        ExtensionContext annotated = annotated(context);
        return annotated
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        ClassDatabase.class,
                        key -> new ClassDatabase(template(annotated).create()),
                        ClassDatabase.class);
    }

    private static TestTemplate template(ExtensionContext annotated) {
        Recipe recipe = Recipe.of(annotation(annotated), annotated.getRequiredTestClass());
        Store store = annotated.getRoot().getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(recipe, key -> recipe.template(), TestTemplate.class);
    }

    /** The context of the outermost class that has the annotation: nested classes share its database. */
    private static ExtensionContext annotated(ExtensionContext context) {
        ExtensionContext found = context;
        for (Optional<ExtensionContext> next = Optional.of(context);
                next.isPresent();
                next = next.get().getParent()) {
            ExtensionContext current = next.get();
            if (current.getTestMethod().isEmpty()
                    && AnnotationSupport.isAnnotated(current.getTestClass(), MillraceTest.class)) {
                found = current;
            }
        }
        return found;
    }

    private static MillraceTest annotation(ExtensionContext annotated) {
        return AnnotationSupport.findAnnotation(annotated.getTestClass(), MillraceTest.class)
                .orElseThrow(() -> new IllegalStateException("@MillraceTest stands on no class around this test"));
    }
}
