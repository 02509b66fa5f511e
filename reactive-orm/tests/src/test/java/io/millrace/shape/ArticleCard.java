package io.millrace.shape;

import io.millrace.press.Article;
import io.millrace.press.Card;
import io.millrace.press.Remark;
import io.millrace.press.Writer;
import io.millrace.schema.Count;
import io.millrace.schema.Shape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An article with what it reaches over other tables, and with one of several. */
@Shape(Article.class)
public record ArticleCard(
        String title,
        @Count("remarkers") long voices,
        List<Name> remarkers,
        Optional<Text> latest,
        @Nullable Card authorCard) {

    /** Somebody's name; whose it is does not come with it. */
    @Shape(Writer.class)
    public record Name(String name) {}

    /** What was said. */
    @Shape(Remark.class)
    public record Text(String text) {}
}
