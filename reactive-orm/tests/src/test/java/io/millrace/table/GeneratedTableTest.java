package io.millrace.table;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.Comment;
import io.millrace.blog.Composite;
import io.millrace.blog.CompositeKey;
import org.junit.jupiter.api.Test;

class GeneratedTableTest {

    @Test
    void aRowIsDecodedByPosition() {
        Object[] row = {7L, "fine", 3, null, 9L};

        Comment comment = COMMENT.decode(position -> row[position - 2], 2);

        assertThat(comment).isEqualTo(new Comment(7, "fine", 3, null, 9L));
    }

    @Test
    void aCopyTakesOtherValues() {
        Comment comment = new Comment(7, "fine", 3, null, 9L);

        Comment copy = COMMENT.with(comment, COMMENT.text.toNull(), COMMENT.postId.to(4));

        assertThat(copy).isEqualTo(new Comment(7, null, 3, 4L, 9L));
    }

    @Test
    void aCompositeKeyIsARecord() {
        CompositeKey key = COMPOSITE.keyOf(new Composite(7, 2, "rope"));

        assertThat(key).isEqualTo(new CompositeKey(7, 2));
        assertThat(COMPOSITE.keyValues(key)).containsExactly(7, 2);
    }

    @Test
    void aPathIsJoinedByItself() {
        assertThat(from(COMMENT).where(COMMENT.author().name.eq("Ann")).toString())
                .contains("left join users as comments_author on comments_author.id = comments.author_id");
    }

    @Test
    void theDefinitionMakesTheTable() {
        assertThat(POST.definition().createStatements().get(0))
                .contains("title varchar(100),")
                .contains("cost numeric(4,1),")
                .contains("public bool not null default true")
                .contains("constraint posts_uuid_key unique (uuid)")
                .contains("constraint posts_author_id_fkey foreign key (author_id) references users (id)");
    }
}
