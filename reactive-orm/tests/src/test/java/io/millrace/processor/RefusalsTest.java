package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.SchemaTable;
import io.millrace.table.KeyedTable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Schemas that make no sense: one error each, at its own line, that says what to write. */
class RefusalsTest {

    private static final String HEAD =
            "package app; import io.millrace.schema.*; import java.util.*; import java.time.*;"
                    + " import io.millrace.type.PgType; import org.jspecify.annotations.Nullable;\n";

    @Test
    void aClassIsNoRecord() {
        refused("@Schema class User {}", """
                        User.java:2: ORM-C01: User has @Schema and is a class
                          because: a row is read into a record: an immutable value with a constructor that takes its columns
                          fix: @Schema record User(@Id @Generated UUID id, …) {}""");
    }

    @Test
    void aRecordWithTypeParameters() {
        refused("@Schema record Box<T>(@Id long id, String value) {}", """
                        Box.java:2: ORM-C02: Box has type parameters
                          because: the columns of a table have one type each
                          fix: record Box(…) without them""");
    }

    @Test
    void aPrivateRecord() {
        refused("""
                class Blog {
                    @Schema
                    private record User(@Id long id) {}
                }
                """, """
                        Blog.java:4: ORM-C03: User is private, or nested in something private
                          because: generated code stands beside the outermost class and cannot name it
                          fix: take "private" away from User and what it is nested in""");
    }

    @Test
    void aRecordWithoutKey() {
        refused("@Schema record User(String name) {}", """
                        User.java:2: ORM-C04: User has no primary key
                          because: rows are found, updated, deleted and related by their key
                          fix: @Id on the component with the key, or on several; @Schema(keyless = true) for a view or a table without one""");
    }

    @Test
    void aColumnOfAnUnknownType() {
        refused("""
                @Schema record User(
                    @Id long id,
                    @Default("now()")
                    java.util.Date born) {}
                """, """
                        User.java:5: ORM-C05: User.born is a Date, which no type of PostgreSQL is known for
                          because: the library has no type for Date
                          fix: Instant for a moment, LocalDate for a day""");
    }

    @Test
    void aColumnOfAnArray() {
        refused("@Schema record User(@Id long id, String[] names) {}", """
                        User.java:2: ORM-C05: User.names is a String[], which no type of PostgreSQL is known for
                          because: the library has no type for String[]
                          fix: List<String>""");
    }

    @Test
    void aColumnOfAClassOfTheUsersOwn() {
        refused("@Schema record User(@Id long id, Money balance) { static class Money {} }", """
                        User.java:2: ORM-C05: User.balance is a User.Money, which no type of PostgreSQL is known for
                          because: the library has no type for User.Money
                          fix: a record (kept as jsonb), or @UseType with a PgType of your own""");
    }

    @Test
    void aColumnOfAListOfAClass() {
        refused("@Schema record User(@Id long id, List<Money> prices) { static class Money {} }", """
                        User.java:2: ORM-C05: User.prices is a List<User.Money>, which no type of PostgreSQL is known for
                          because: the library has no type for User.Money
                          fix: a record (kept as jsonb), or @UseType with a PgType of your own""");
    }

    @Test
    void aColumnOfARecordThatHasATable() {
        refused("@Schema record User(@Id long id, User friend) {}", """
                        User.java:2: ORM-C05: User.friend is a User, which is no type of a column
                          because: User has a table of its own, so it is not kept inside another row
                          fix: @BelongsTo One<User> friend, or @HasOne where the key is in User""");
    }

    @Test
    void aColumnOfAListOfRecordsThatHaveATable() {
        refused("@Schema record User(@Id long id, List<User> friends) {}", """
                        User.java:2: ORM-C05: User.friends is a List<User>, which is no type of a column
                          because: User has a table of its own, so it is not kept inside another row
                          fix: @HasMany Many<User> friends""");
    }

    @Test
    void aColumnOfAPrivateEnum() {
        refused("@Schema record User(@Id long id, Role role) { private enum Role { READER } }", """
                        User.java:2: ORM-C03: User.role is of the private type Role
                          because: generated code stands beside the outermost class and cannot name it
                          fix: take "private" away from Role and what it is nested in""");
    }

    @Test
    void anOptionalComponent() {
        refused("@Schema record User(@Id long id, Optional<Integer> age) {}", """
                        User.java:2: ORM-C06: User.age is an Optional
                          because: a component that may be null says so with @Nullable; what is selected of it is an Optional by itself
                          fix: @Nullable Integer age""");
    }

    @Test
    void anOptionalIntComponent() {
        refused("@Schema record User(@Id long id, OptionalInt age) {}", """
                        User.java:2: ORM-C06: User.age is an Optional
                          because: a component that may be null says so with @Nullable; what is selected of it is an Optional by itself
                          fix: @Nullable Integer age""");
    }

    @Test
    void aNullablePrimitive() {
        refused("@Schema record User(@Id long id, @Nullable int age) {}", """
                        User.java:2: ORM-C07: User.age is @Nullable and primitive
                          because: an int is never null
                          fix: @Nullable Integer age""");
    }

    @Test
    void aNullableKey() {
        refused("@Schema record User(@Id @Nullable Long id) {}", """
                        User.java:2: ORM-C08: User.id is @Nullable and part of the primary key
                          because: PostgreSQL makes every column of a primary key not null
                          fix: take @Nullable away""");
    }

    @Test
    void twoColumnsOfOneName() {
        refused("""
                @Schema record User(@Id long id,
                    String firstName,
                    @Column("first_name") String name) {}
                """, """
                        User.java:4: ORM-C09: User.name has the column first_name, and so has User.firstName
                          because: a table has one column of a name
                          fix: @Column("another_name") on one of them""");
    }

    @Test
    void aRelationNamedLikeAMethodOfTheTable() {
        refused("@Schema record User(@Id long id, long rowId, @BelongsTo One<User> row) {}", """
                        User.java:2: ORM-C10: User.row has a name that is taken
                          because: a path of this name would be the method row(), which UserTable has already
                          fix: another name""");
    }

    @Test
    void noMethodOfATableIsTheNameOfAPath() {
        List<String> methods = Stream.of(SchemaTable.class, KeyedTable.class)
                .flatMap(RefusalsTest::methods)
                .distinct()
                .sorted()
                .toList();
        assertThat(methods).contains("joinTables", "keyedTable", "found", "source", "notify");

        String relations = methods.stream()
                .map(name -> "@BelongsTo(name = \"" + name + "\", of = Other.class, key = \"otherId\")")
                .collect(Collectors.joining(" "));
        Compiled compiled = Compilation.with(Compiler.JAVAC)
                .source("package app; import io.millrace.schema.*;\n" + relations
                        + " @Schema record User(@Id long id, long otherId) {}\n@Schema record Other(@Id long id) {}\n")
                .compile();

        assertThat(compiled.errors().stream()
                        .filter(error -> error.contains("ORM-C10"))
                        .map(error -> error.replaceAll("(?s).*the method (\\w+)\\(\\).*", "$1"))
                        .sorted())
                .isEqualTo(methods);
    }

    /** Those without parameters, of a class and all above it. */
    private static Stream<String> methods(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, each -> each.getSuperclass())
                .flatMap(each -> Stream.concat(Stream.of(each.getMethods()), Stream.of(each.getDeclaredMethods())))
                .filter(method -> method.getParameterCount() == 0
                        && !method.isSynthetic()
                        && !Modifier.isPrivate(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName);
    }

    @Test
    void aComponentNamedLikeTheTable() {
        refused("@Schema record User(@Id long USER) {}", """
                        User.java:2: ORM-C10: User.USER has a name that is taken
                          because: the table itself is the constant USER of UserTable
                          fix: another name""");
    }

    @Test
    void aRelationNamedLikeAWordOfJava() {
        refused("@Schema @BelongsTo(name = \"class\", of = User.class) record User(@Id long id) {}", """
                        User.java:2: ORM-C10: User has a relation named "class"
                          because: the name becomes a field, and Java has no field of this name
                          fix: @BelongsTo(name = "classRows", …)""");
    }

    @Test
    void aNameThatPostgresWouldCut() {
        refused("@Schema record User(@Id long id, @Column(\"%s\") String name) {}".formatted("n".repeat(64)), """
                        User.java:2: ORM-C11: User.name has a column with a name of more than 63 bytes
                          because: PostgreSQL cuts longer names, and says nothing
                          fix: @Column("a_shorter_name")""");
    }

    @Test
    void aTableNameThatPostgresWouldCut() {
        refused("@Schema(table = \"%s\") record User(@Id long id) {}".formatted("n".repeat(64)), """
                        User.java:2: ORM-C11: User has a table with a name of more than 63 bytes
                          because: PostgreSQL cuts longer names, and says nothing
                          fix: @Schema(table = "a_shorter_name")""");
    }

    @Test
    void aTypeInSqlThatDoesNotFit() {
        refused("@Schema record User(@Id long id, @Column(type = \"timestamp\") Instant at) {}", """
                        User.java:2: ORM-C12: User.at is an Instant, which is not kept in timestamp
                          because: values would be converted on the way, in ways that lose something
                          fix: leave the type out: it is timestamptz""");
    }

    @Test
    void aTypeInSqlThatDoesNotFitWhereSeveralDo() {
        refused("@Schema record User(@Id long id, @Column(type = \"bigint\") String name) {}", """
                        User.java:2: ORM-C12: User.name is a String, which is not kept in bigint
                          because: values would be converted on the way, in ways that lose something
                          fix: leave the type out, or one of text, varchar, bpchar, citext, macaddr, macaddr8, varbit, xml""");
    }

    @Test
    void anEnumTypeForAText() {
        refused("@Schema record User(@Id long id, @PgEnum(\"mood\") String mood) {}", """
                        User.java:2: ORM-C23: User.mood has @PgEnum and is a String
                          because: only an enum is kept in an enum type of the database
                          fix: take @PgEnum away, or make the component an enum""");
    }

    @Test
    void aKeyThatTheClientCannotGenerate() {
        refused("@Schema record User(@Id @Generated(Generated.By.CLIENT) long id) {}", """
                        User.java:2: ORM-C13: User.id is generated by the client and is a long
                          because: the client generates UUIDs of version 7, and nothing else
                          fix: @Generated to have the database fill it, or UUID id""");
    }

    @Test
    void aVersionThatCannotCount() {
        refused("@Schema record User(@Id long id, @Version String version) {}", """
                        User.java:2: ORM-C14: User.version is @Version and a String
                          because: it starts at 1, and every update adds 1
                          fix: @Version int version""");
    }

    @Test
    @Behaviour(value = "repo.exs:298", differs = "a version is a number that is never null")
    void aVersionThatMayBeNull() {
        refused("@Schema record User(@Id long id, @Version @Nullable Integer version) {}", """
                        User.java:2: ORM-C14: User.version is @Nullable and @Version
                          because: it starts at 1, and every update adds 1
                          fix: @Version int version""");
    }

    @Test
    void twoVersions() {
        refused("@Schema record User(@Id long id, @Version int a, @Version int b) {}", """
                        User.java:2: ORM-C16: User.b is @Version, and so is User.a
                          because: a table has one such column
                          fix: take one of them away""");
    }

    @Test
    void aMomentThatIsADay() {
        refused("@Schema record User(@Id long id, @InsertedAt LocalDate born) {}", """
                        User.java:2: ORM-C15: User.born is @InsertedAt and a LocalDate
                          because: the library fills it with the moment of the statement
                          fix: @InsertedAt Instant born""");
    }

    @Test
    void aMomentOfADeleteThatIsNeverNull() {
        refused("@Schema record User(@Id long id, @SoftDelete Instant gone) {}", """
                        User.java:2: ORM-C15: User.gone is @SoftDelete and is never null
                          because: null says that the row is not deleted
                          fix: @SoftDelete @Nullable Instant gone""");
        refused("@Schema record User(@Id long id, @DeleteAt Instant until) {}", """
                        User.java:2: ORM-C15: User.until is @DeleteAt and is never null
                          because: null says that the row is to stay
                          fix: @DeleteAt @Nullable Instant until""");
    }

    @Test
    void aMomentOfADeleteThatIsADay() {
        refused("@Schema record User(@Id long id, @SoftDelete @Nullable LocalDate gone) {}", """
                        User.java:2: ORM-C15: User.gone is @SoftDelete and a LocalDate
                          because: the library fills it with the moment of the statement
                          fix: @SoftDelete @Nullable Instant gone""");
        refused("@Schema record User(@Id long id, @DeleteAt @Nullable LocalDate until) {}", """
                        User.java:2: ORM-C15: User.until is @DeleteAt and a LocalDate
                          because: the library compares it with the moment of the statement
                          fix: @DeleteAt @Nullable Instant until""");
    }

    @Test
    void aTypeClassWithoutAConstructor() {
        refused("""
                @Schema record User(@Id long id,
                    @UseType(MoneyType.class) String balance) {
                  abstract static class MoneyType implements PgType<String> {}
                }
                """, """
                        User.java:3: ORM-C17: User.balance cannot use MoneyType as its type
                          because: generated code makes it with "new MoneyType()"
                          fix: a class that is not private or abstract, with a public constructor without parameters""");
    }

    @Test
    void aTypeClassOfAnotherType() {
        refused("""
                @Schema record User(@Id long id,
                    @UseType(MoneyType.class) Integer balance) {
                  public static class MoneyType implements PgType<String> {
                    public String sqlName() { return "money"; }
                    public Object encode(String value) { return value; }
                    public String decode(Object value) { return ""; }
                    public String text(String value) { return value; }
                    public String parse(String text) { return text; }
                  }
                }
                """, """
                        User.java:3: ORM-C17: User.balance cannot use MoneyType as its type
                          because: it is a PgType<String>, and the component is an Integer
                          fix: a PgType<Integer>, or make the component a String""");
    }

    @Test
    void aScalarOfTwo() {
        refused("@Schema record User(@Id Key id) { @Scalar record Key(long a, long b) {} }", """
                        User.java:2: ORM-C18: User.id is a User.Key, whose @Scalar cannot be kept
                          because: a @Scalar is a record of exactly one component, and that one is kept: a number, a text, a UUID, a time
                          fix: record Key(UUID value), or take @Scalar away to keep it as jsonb""");
    }

    @Test
    void aConstraintOverAnUnknownComponent() {
        refused("@Schema @Unique({\"id\", \"mail\"}) record User(@Id long id, String email) {}", """
                        User.java:2: ORM-C19: User has @Unique over mail, which is no column of it
                          because: columns are named by the record's components here
                          fix: did you mean "email"? otherwise one of id, email""");
    }

    @Test
    void anIndexOverNothing() {
        refused("@Schema @Index record User(@Id long id) {}", """
                        User.java:2: ORM-C19: User has @Index without components
                          because: on a record it cannot be seen which columns are meant
                          fix: @Index({"firstComponent", "secondComponent"})""");
    }

    @Test
    void twoConstraintsOfOneName() {
        refused(
                "@Schema record User(@Id long id, @Unique(name = \"u\") String a, @Unique(name = \"u\") String b) {}",
                """
                        User.java:2: ORM-C09: User has two constraints or indexes named u
                          because: a name stands for one of them
                          fix: leave one of the names out: the library gives it one""");
    }

    @Test
    void aReferenceToARecordWithoutTable() {
        refused(
                "@Schema record Post(@Id long id, @References(User.class) long userId) { record User(long id) {} }",
                """
                        Post.java:2: ORM-C20: Post.userId references User, which has no table
                          because: User is not annotated with @Schema
                          fix: @Schema record User(…)""");
    }

    @Test
    void aReferenceOfAnotherType() {
        refused("""
                @Schema record Post(@Id long id, @References(User.class) int userId) {
                    @Schema record User(@Id long id) {}
                }
                """, """
                        Post.java:2: ORM-C21: Post.userId references User.id
                          because: the one is an int, the other a long
                          fix: make both of one type""");
    }

    @Test
    void aReferenceToHalfAKey() {
        refused("""
                @Schema record Post(@Id long id, @References(Line.class) long orderId) {
                    @Schema record Line(@Id long orderId, @Id int line) {}
                }
                """, """
                        Post.java:2: ORM-C21: Post.orderId references Line, whose key has 2 columns
                          because: a foreign key holds the whole key it references
                          fix: @References(Line.class) on 2 components, in the order of that key""");
    }

    @Test
    void aRelationToARecordWithoutTable() {
        refused("@Schema record Post(@Id long id, @HasMany Many<Note> notes) { record Note(long postId) {} }", """
                        Post.java:2: ORM-C20: Post.notes leads to Note, which has no table
                          because: Note is not annotated with @Schema
                          fix: @Schema record Note(…)""");
    }

    @Test
    void aRelationWithoutItsKey() {
        refused("""
                @Schema record Post(@Id long id,
                    long authorID,
                    @BelongsTo One<User> author) {
                  @Schema record User(@Id long id) {}
                }
                """, """
                        Post.java:4: ORM-C19: Post.author finds no component authorId in Post
                          because: a relation to User holds its key, by convention in this component
                          fix: did you mean "authorID"? otherwise key = "…", or a component long authorId""");
    }

    @Test
    void aRelationWithoutItsKeyOnTheOtherSide() {
        refused("""
                @Schema @HasMany(name = "posts", of = User.Post.class)
                record User(@Id long id) {
                  @Schema record Post(@Id long id, long writer) {}
                }
                """, """
                        User.java:3: ORM-C19: User.posts finds no component userId in Post
                          because: a relation to User holds its key, by convention in this component
                          fix: key = "…", or a component long userId""");
    }

    @Test
    void aRelationBetweenKeysOfDifferentTypes() {
        refused("""
                @Schema record Post(@Id long id,
                    UUID userId,
                    @BelongsTo One<User> user) {
                  @Schema record User(@Id long id) {}
                }
                """, """
                        Post.java:4: ORM-C21: Post.user compares Post.userId with User.id
                          because: the one is a UUID, the other a long
                          fix: make both of one type, or name another key""");
    }

    @Test
    void aRelationWithHalfAKey() {
        refused("""
                @Schema record Post(@Id long id, long lineId,
                    @BelongsTo One<Line> line) {
                  @Schema record Line(@Id long orderId, @Id int line) {}
                }
                """, """
                        Post.java:3: ORM-C21: Post.line does not say which components hold the key of Line
                          because: Line has the primary key orderId, line
                          fix: @BelongsTo(key = {…}), one component of Post for each, in this order""");
    }

    @Test
    void manyOfWhatIsOne() {
        refused("@Schema record User(@Id long id, long userId, @BelongsTo Many<User> user) {}", """
                        User.java:2: ORM-C22: User.user is a Many<User> with @BelongsTo
                          because: @HasMany and @ManyToMany are for a Many, @HasOne and @BelongsTo are for a One
                          fix: @BelongsTo One<User> user""");
    }

    @Test
    void aListWithARelationsAnnotation() {
        refused("@Schema record User(@Id long id, long userId, @HasMany List<User> users) {}", """
                        User.java:2: ORM-C22: User.users is a List<User> with @HasMany
                          because: @HasMany and @ManyToMany are for a Many, @HasOne and @BelongsTo are for a One
                          fix: @HasMany Many<User> users""");
    }

    @Test
    void aRelationWithoutAnnotation() {
        refused("@Schema record User(@Id long id, long userId, One<User> user) {}", """
                        User.java:2: ORM-C22: User.user is an One<User> without @HasMany, @HasOne, @BelongsTo or @ManyToMany
                          because: the annotation says on which side the key is
                          fix: @BelongsTo One<User> user where userId is a component of this record, @HasOne where the key is in the other""");
    }

    @Test
    void aRelationOnTheRecordWithoutItsName() {
        refused("@Schema @HasMany(of = User.class) record User(@Id long id, long userId) {}", """
                        User.java:2: ORM-C22: User has @HasMany without a name or without the record it leads to
                          because: on a record neither can be seen from a component
                          fix: @HasMany(name = "posts", of = Post.class)""");
    }

    @Test
    void aRelationOnAComponentWithAName() {
        refused("@Schema record User(@Id long id, long userId, @HasMany(name = \"all\") Many<User> users) {}", """
                        User.java:2: ORM-C22: User.users says "name" or "of" of its relation
                          because: on a component its own name and type say both
                          fix: @HasMany alone, or with a key""");
    }

    @Test
    void twoRelationsOfOneName() {
        refused(
                "@Schema @HasMany(name = \"users\", of = User.class) @HasOne(name = \"users\", of = User.class)"
                        + " record User(@Id long id, long userId) {}",
                """
                        User.java:2: ORM-C09: User has two components or relations named users
                          because: each becomes a field of UserTable
                          fix: another name for the relation""");
    }

    @Test
    void anAnnotationOfAColumnOnARelation() {
        refused("@Schema record User(@Id long id, long userId, @Unique @BelongsTo One<User> user) {}", """
                        User.java:2: ORM-C23: User.user has @Unique and is a relation
                          because: a relation has no column in this table
                          fix: @Unique on the component with the key""");
    }

    @Test
    void aTypeThatIsNotThere() {
        assertThat(errors("@Schema record User(@Id long id, Missing other) {}")).containsExactly("""
                        User.java:2: cannot find symbol
                          symbol:   class Missing
                          location: class app.User""", """
                        User.java:2: ORM-C24: User has no table, because a type in it cannot be found
                          because: the compiler does not know it, and no other processor wrote it
                          fix: see what the compiler says of this record; the table comes with it""");
    }

    @Test
    void theClassIsThereAlready() {
        refused("@Schema record User(@Id long id) {} class UserTable {}", """
                        User.java:2: ORM-C25: the code for User cannot be written
                          because: there is a class of that name already, or another record leads to the same name
                          fix: another name for the record, or for the class""");
    }

    @Test
    void whatIsEmbeddedIsARecordWithoutRelations() {
        refused("@Embedded class Address {}", """
                        Address.java:2: ORM-C01: Address has @Embedded and is a class
                          because: a row is read into a record: an immutable value with a constructor that takes its columns
                          fix: @Embedded record Address(…) {}""");
        refused("""
                @Embedded record Address(
                    String city,
                    @HasMany Many<String> users) {}
                """, """
                        Address.java:4: ORM-C22: Address.users is a relation, and the record is embedded
                          because: a document in a column has no key that others could hold
                          fix: declare the relation on the record that has the column""");
    }

    @Test
    void severalProblemsAreSaidAtOnce() {
        assertThat(errors("""
                        @Schema record User(
                            @Id @Nullable Long id,
                            Optional<String> name,
                            char initial) {}
                        """)).containsExactly("""
                        User.java:3: ORM-C08: User.id is @Nullable and part of the primary key
                          because: PostgreSQL makes every column of a primary key not null
                          fix: take @Nullable away""", """
                        User.java:4: ORM-C06: User.name is an Optional
                          because: a component that may be null says so with @Nullable; what is selected of it is an Optional by itself
                          fix: @Nullable String name""", """
                        User.java:5: ORM-C05: User.initial is a char, which no type of PostgreSQL is known for
                          because: the library has no type for char
                          fix: String""");
    }

    private static void refused(String source, String error) {
        assertThat(errors(source)).containsExactly(error.stripTrailing());
    }

    private static List<String> errors(String source) {
        return Compilation.with(Compiler.JAVAC).source(HEAD + source).compile().errors();
    }
}
