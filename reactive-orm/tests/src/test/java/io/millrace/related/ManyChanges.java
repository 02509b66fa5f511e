package io.millrace.related;

import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.TagTable.TAG;
import static io.millrace.related.WriterTable.WRITER;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.repo.Repo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes that tests of the rows of a relation begin with. */
final class ManyChanges {

    private ManyChanges() {}

    static Changeset<Writer> newWriter(@Nullable Object articles) {
        return WRITER.cast(params("name", "Ann", "articles", articles), WRITER.name)
                .cast(WRITER.articles, ManyChanges::article);
    }

    static Changeset<Article> newArticle(@Nullable Object tags) {
        return ARTICLE.cast(params("title", "one", "tags", tags), ARTICLE.title).cast(ARTICLE.tags, ManyChanges::tag);
    }

    static Changeset<Writer> edit(Writer row, @Nullable Object articles, OnReplace onReplace) {
        return WRITER.edit(row, params("articles", articles), WRITER.name)
                .cast(Nested.of(WRITER.articles).onReplace(onReplace), ManyChanges::article);
    }

    static Changeset<Article> edit(Article row, @Nullable Object tags, OnReplace onReplace) {
        return ARTICLE.edit(row, params("tags", tags), ARTICLE.title)
                .cast(Nested.of(ARTICLE.tags).onReplace(onReplace), ManyChanges::tag);
    }

    static Changeset<Article> article(Changeset<Article> article) {
        return article.cast(ARTICLE.title).required(ARTICLE.title);
    }

    static Changeset<Tag> tag(Changeset<Tag> tag) {
        return tag.cast(TAG.word).required(TAG.word);
    }

    static Article tagged(Repo repo, String... words) {
        return now(repo.insert(ARTICLE.draft().title("one"))
                .with(
                        ARTICLE.tags,
                        List.of(words).stream()
                                .map(word -> TAG.draft().word(word))
                                .toList()));
    }
}
