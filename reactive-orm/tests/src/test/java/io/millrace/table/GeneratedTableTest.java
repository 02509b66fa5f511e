package io.millrace.table;

import static io.millrace.press.OrderLineTable.ORDER_LINE;
import static io.millrace.press.PostTable.POST;
import static io.millrace.press.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.press.OrderLine;
import io.millrace.press.OrderLineKey;
import io.millrace.press.User;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GeneratedTableTest {

    private static final UUID ID = UUID.fromString("0190a8f0-0000-7000-8000-000000000001");

    private final Object[] row = {ID, "Ann", "ann@example.org", null, true, 3};

    @Test
    void aRowIsDecodedByPosition() {
        User user = USER.decode(position -> row[position - 2], 2);

        assertThat(user)
                .isEqualTo(new User(
                        ID,
                        "Ann",
                        "ann@example.org",
                        null,
                        true,
                        3,
                        Many.notLoaded("User", "posts"),
                        One.notLoaded("User", "profile")));
        assertThat(user.posts().isLoaded()).isFalse();
    }

    @Test
    void aCopyTakesOtherValuesAndKeepsRelations() {
        User user = new User(ID, "Ann", "a@b", null, true, 3, Many.of(List.of()), One.of(null));

        User copy = USER.with(user, USER.name.to("Bob"), USER.age.to(40));

        assertThat(copy.name()).isEqualTo("Bob");
        assertThat(copy.age()).isEqualTo(40);
        assertThat(copy.posts().isLoaded()).isTrue();
    }

    @Test
    void aCompositeKeyIsARecord() {
        OrderLineKey key = ORDER_LINE.keyOf(new OrderLine(7, 2, "rope", 1));

        assertThat(key).isEqualTo(new OrderLineKey(7, 2));
        assertThat(ORDER_LINE.keyValues(key)).containsExactly(7L, 2);
    }

    @Test
    void aPathIsJoinedByItself() {
        assertThat(from(POST).where(POST.user().name.eq("Ann")).toString())
                .contains("join users as posts_user on posts_user.id = posts.user_id");
    }

    @Test
    void theDefinitionMakesTheTable() {
        assertThat(POST.definition().createStatements().get(0))
                .contains("user_id uuid not null")
                .contains("title text not null")
                .contains("body text,")
                .contains("views int8 not null default 0")
                .contains("foreign key (user_id) references users (id) on delete cascade");
    }
}
