package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Code on generated tables that must not compile: what javac says of it, and of which line. */
class UserCodeTest {

    private static final String BEFORE = """
            package app;
            import static io.millrace.blog.CommentTable.COMMENT;
            import static io.millrace.blog.EmployeeTable.EMPLOYEE;
            import static io.millrace.blog.PostTable.POST;
            import static io.millrace.blog.PurchaseTable.PURCHASE;
            import static io.millrace.blog.UserTable.USER;
            import static io.millrace.query.Query.from;
            import static io.millrace.query.Sql.*;
            import io.millrace.blog.*;
            import io.millrace.repo.*;
            import java.util.*;
            final class Case {
              record NameCount(String name, long count) {}
              record One1(String name) {}
              record TitleInt(String name, int visits) {}
              void run(Repo repo, Comment comment, User user) {
            """;
    private static final int LINE = 17;

    @Test
    void whatIsRight() {
        assertThat(errors("repo.all(from(USER).where(USER.name.eq(\"x\")));")).isEmpty();
        assertThat(errors("repo.update(user).set(USER.name.to(\"Bob\"), USER.customId.toNull());"))
                .isEmpty();
        assertThat(
                        errors(
                                "repo.insert(EMPLOYEE.draft().name(\"Ann\").department(\"x\").salary(java.math.BigDecimal.ONE));"))
                .isEmpty();
        assertThat(errors(
                        "from(COMMENT).where(COMMENT.author().name.eq(\"Ann\"), PURCHASE.as(\"p\").item.price.gt(3));"))
                .isEmpty();
        assertThat(errors("from(COMMENT).leftJoin(COMMENT.author, USER.left(\"au\"));"))
                .isEmpty();
    }

    @Test
    void aConditionOfAnotherTableInARelation() {
        refused(
                "USER.posts.any(USER.name.eq(\"x\"));",
                "incompatible types: Condition<User> cannot be converted to Condition<? super Post>");
    }

    @Test
    void anOrderOfAnotherTableInARelation() {
        refused(
                "USER.posts.orderBy(USER.name.asc());",
                "incompatible types: Order<User> cannot be converted to Order<? super Post>");
    }

    @Test
    void anAggregateOfAnotherTableOverARelation() {
        refused(
                "USER.posts.aggregate(max(COMMENT.id));",
                "no suitable method found for aggregate(NumberAggregate<Comment,Long,Optional<Long>>)",
                "equality constraints: Comment",
                "lower bounds: Post)");
    }

    @Test
    void aRelationOfOtherRows() {
        refused(
                "repo.aggregateEach(List.of(user), POST.comments, count());",
                "method aggregateEach in class ReadingRepo cannot be applied to given types;");
    }

    @Test
    void aRelationFilledFromAnotherTable() {
        refused("POST.author.joined(COMMENT.as(\"c\"));", "no suitable method found for joined(CommentTable<Object>)");
    }

    @Test
    void anUpdateWithAColumnOfAnotherTable() {
        refused(
                "repo.update(user).set(COMMENT.text.to(\"x\"));",
                "incompatible types: Value<Comment> cannot be converted to Assigned<? super User>");
    }

    @Test
    void anUpdateWithAValueOfAnotherType() {
        refused(
                "repo.update(user).set(USER.name.to(3));",
                "no suitable method found for to(int)",
                "(argument mismatch; int cannot be converted to String)");
    }

    @Test
    void isNullOfAColumnThatIsNeverNull() {
        refused(
                "from(USER).where(USER.name.isNull());",
                "cannot find symbol",
                "symbol:   method isNull()",
                "location: variable name of type TextColumn<S>");
    }

    @Test
    void toNullOfAColumnThatIsNeverNull() {
        refused(
                "USER.name.toNull();",
                "cannot find symbol",
                "symbol:   method toNull()",
                "location: variable name of type TextColumn<S>");
    }

    @Test
    void aDraftWithoutARequiredColumn() {
        refused(
                "EMPLOYEE.draft().name(\"Ann\").salary(java.math.BigDecimal.ONE);",
                "cannot find symbol",
                "symbol:   method salary(BigDecimal)",
                "location: interface EmployeeDraft.NeedsDepartment");
    }

    @Test
    void aDraftThatIsNotFinished() {
        refused(
                "repo.insert(EMPLOYEE.draft().name(\"Ann\").department(\"x\"));",
                "method insert in class WritingRepo cannot be applied to given types;",
                "required: Insertable<R>",
                "found:    EmployeeDraft.NeedsSalary",
                "reason: cannot infer type-variable(s) R",
                "(argument mismatch; EmployeeDraft.NeedsSalary cannot be converted to Insertable<R>)");
    }

    @Test
    void aConstructorWithTooFewParameters() {
        refused(
                "from(USER).select(USER.name, USER.id).as(One1::new);",
                "incompatible types: invalid constructor reference",
                "constructor One1 in record Case.One1 cannot be applied to given types",
                "required: String",
                "found:    String,Long",
                "reason: actual and formal argument lists differ in length");
    }

    @Test
    void aConstructorWithAnotherType() {
        refused(
                "from(USER).select(USER.name, USER.name).as(NameCount::new);",
                "incompatible types: invalid constructor reference",
                "incompatible types: String cannot be converted to long");
    }

    @Test
    void aNullableColumnForAPrimitive() {
        refused(
                "from(POST).select(POST.title.orElse(\"\"), POST.intensity).as(TitleInt::new);",
                "incompatible types: invalid constructor reference",
                "incompatible types: Optional<Double> cannot be converted to int");
    }

    @Test
    void aColumnOfALeftJoinForAPrimitive() {
        refused(
                "var au = USER.left(\"au\");"
                        + " from(COMMENT).leftJoin(COMMENT.author, au).select(au.name, COMMENT.id).as(NameCount::new);",
                "incompatible types: invalid constructor reference",
                "incompatible types: Optional<String> cannot be converted to String");
    }

    @Test
    void aLeftJoinWithAPlainAlias() {
        refused(
                "from(COMMENT).leftJoin(COMMENT.author, USER.as(\"au\"));",
                "no suitable method found for leftJoin(ToOne<Comment,User,Optional<User>>,UserTable<Object>)",
                "(argument mismatch; UserTable<Object> cannot be converted to LeftTable<X>))");
    }

    @Test
    void aJoinWithALeftAlias() {
        refused(
                "from(COMMENT).join(COMMENT.author, USER.left(\"au\"));",
                "no suitable method found for join(ToOne<Comment,User,Optional<User>>,UserTable.Left<Object>)",
                "(argument mismatch; UserTable.Left<Object> cannot be converted to Joinable<X,Object>))");
    }

    @Test
    void aJoinWithoutAlias() {
        refused(
                "from(COMMENT).join(COMMENT.author, USER);",
                "no suitable method found for join(ToOne<Comment,User,Optional<User>>,UserTable<User>)",
                "(argument mismatch; UserTable<User> cannot be converted to Joinable<X,Object>))");
    }

    @Test
    void aConditionOnAnotherTable() {
        refused(
                "from(USER).where(POST.isPublic);",
                "incompatible types: BoolColumn<Post> cannot be converted to Condition<? super User>");
    }

    @Test
    void aSecondConditionOnAnotherTable() {
        refused(
                "from(USER).where(USER.name.eq(\"x\"), POST.title.eq(\"x\"));",
                "method where in class Query<R> cannot be applied to given types;",
                "required: Condition<? super User>,Condition<? super User>[]",
                "found:    Condition<User>,Condition<Post>",
                "reason: varargs mismatch; Condition<Post> cannot be converted to Condition<? super User>");
    }

    @Test
    void aConditionOfTwoTables() {
        refused(
                "from(USER).where(USER.name.eq(\"x\").or(POST.title.eq(\"x\")));",
                "method or in class Condition<S> cannot be applied to given types;",
                "required: Condition<? super Q>",
                "found:    Condition<Post>",
                "reason: inference variable Q has incompatible upper bounds Post,User");
    }

    @Test
    void noConditionAtAll() {
        refused(
                "from(USER).where();",
                "method where in class Query<R> cannot be applied to given types;",
                "required: Condition<? super User>,Condition<? super User>[]",
                "found:    no arguments",
                "reason: actual and formal argument lists differ in length");
    }

    @Test
    void aKeyOfAnotherType() {
        refused(
                "repo.get(USER, \"abc\");",
                "method get in class ReadingRepo cannot be applied to given types;",
                "required: Keyed<T,K>,K",
                "found:    UserTable<User>,String",
                "reason: inference variable K has incompatible bounds",
                "equality constraints: Long",
                "lower bounds: String");
    }

    @Test
    void aFieldThatADocumentDoesNotHave() {
        refused(
                "from(PURCHASE).where(PURCHASE.item.prize.gt(3));",
                "cannot find symbol",
                "symbol:   variable prize",
                "location: variable item of type PurchaseTable.NullableItemColumn<S>");
    }

    @Test
    void aFieldOfADocumentComparedWithAnotherType() {
        refused(
                "from(PURCHASE).where(PURCHASE.item.price.gt(\"3\"));",
                "no suitable method found for gt(String)",
                "(argument mismatch; String cannot be converted to Integer)");
    }

    @Test
    void aSubqueryOfAnotherType() {
        refused(
                "from(USER).where(USER.id.in(from(POST).select(POST.title)));",
                "no suitable method found for in(Selected1<String,Optional<String>>)",
                "(argument mismatch; inference variable T has incompatible equality constraints Long,String)");
    }

    @Test
    void groupedByAnotherTable() {
        refused(
                "from(POST).groupBy(USER.name);",
                "incompatible types: TextColumn<User> cannot be converted to Expr<? super Post,?,?>");
    }

    @Test
    void orderedByAColumnWithoutDirection() {
        refused(
                "from(USER).orderBy(USER.name);",
                "incompatible types: TextColumn<User> cannot be converted to Order<? super User>");
    }

    @Test
    void aRelationThatIsOrdered() {
        refused(
                "from(USER).orderBy(USER.posts.asc());",
                "cannot find symbol",
                "symbol:   method asc()",
                "location: variable posts of type ToMany<S,Post>");
    }

    @Test
    void anEnumThatIsCompared() {
        refused(
                "AccountTable.ACCOUNT.role.lt(Account.Role.ADMIN);",
                "cannot find symbol",
                "symbol:   method lt(Account.Role)",
                "location: variable role of type PlainColumn<S,Account.Role>");
    }

    @Test
    void aNumberComparedWithText() {
        refused(
                "from(POST).where(POST.visits.eq(\"3\"));",
                "no suitable method found for eq(String)",
                "(argument mismatch; String cannot be converted to Integer)");
    }

    @Test
    void aCopyWithAColumnOfAnotherTable() {
        refused(
                "USER.with(user, COMMENT.text.to(\"x\"));",
                "incompatible types: Value<Comment> cannot be converted to Value<? super User>");
    }

    @Test
    void aPreloadOfAnotherTable() {
        refused(
                "from(USER).preload(POST.comments);",
                "incompatible types: ToMany<Post,Comment> cannot be converted to Preload<? super User>");
    }

    @Test
    void aPreloadOfARelationOfAnotherTable() {
        refused(
                "from(USER).preload(USER.posts.preload(USER.permalink));",
                "incompatible types: ToOne<User,Permalink,Optional<Permalink>> cannot be converted to Preload<? super"
                        + " Post>");
    }

    @Test
    void aRelationNarrowedByAnotherTable() {
        refused(
                "from(USER).preload(USER.posts.where(USER.name.eq(\"x\")));",
                "incompatible types: Condition<User> cannot be converted to Condition<? super Post>");
    }

    @Test
    void aLimitOfARelationToOne() {
        refused("from(USER).preload(USER.permalink.limit(5));", "cannot find symbol", "symbol:   method limit(int)");
    }

    @Test
    void aRelationWalkedFromAnotherRow() {
        refused("USER.posts.of(comment);", "incompatible types: Comment cannot be converted to User");
    }

    /** One error, at the line of the statement; the lines are those of its message that say what is wrong. */
    private static void refused(String statement, String first, String... more) {
        List<String> errors = errors(statement);

        assertThat(errors).hasSize(1);
        List<String> lines = errors.get(0).lines().map(String::strip).toList();
        assertThat(lines.get(0)).isEqualTo("Case.java:" + LINE + ": " + first);
        assertThat(lines).containsAll(List.of(more));
    }

    /** The errors, with types by their simple names, as javac prints them for people. */
    private static List<String> errors(String statement) {
        Compiled compiled = Compilation.withoutProcessor()
                .source(BEFORE + statement + "\n}}\n")
                .compile();
        return compiled.errors().stream()
                .map(error -> error.replaceAll("\\b[a-z]\\w*\\.(?=[a-zA-Z])(?!java:)", ""))
                .toList();
    }
}
