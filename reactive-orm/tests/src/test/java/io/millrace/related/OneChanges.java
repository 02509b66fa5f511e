package io.millrace.related;

import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.WriterTable.WRITER;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.FieldError;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes that tests of the one row of a relation begin with. */
final class OneChanges {

    private OneChanges() {}

    static Changeset<Writer> newWriter(@Nullable Object portrait) {
        return WRITER.cast(params("name", "Ann", "portrait", portrait), WRITER.name)
                .cast(WRITER.portrait, OneChanges::portrait);
    }

    static Changeset<Article> newArticle(@Nullable Object writer) {
        return ARTICLE.cast(params("title", "one", "writer", writer), ARTICLE.title)
                .cast(ARTICLE.writer, OneChanges::writer);
    }

    static Changeset<Writer> edit(Writer row, @Nullable Object portrait, OnReplace onReplace) {
        return WRITER.edit(row, params("portrait", portrait), WRITER.name)
                .cast(Nested.of(WRITER.portrait).onReplace(onReplace), OneChanges::portrait);
    }

    static Changeset<Article> edit(Article row, @Nullable Object writer, OnReplace onReplace) {
        return ARTICLE.edit(row, params("writer", writer), ARTICLE.title)
                .cast(Nested.of(ARTICLE.writer).onReplace(onReplace), OneChanges::writer);
    }

    static Changeset<Portrait> portrait(Changeset<Portrait> portrait) {
        return portrait.cast(PORTRAIT.url).required(PORTRAIT.url);
    }

    static Changeset<Writer> writer(Changeset<Writer> writer) {
        return writer.cast(WRITER.name).required(WRITER.name);
    }

    static FieldError required(String... path) {
        return new FieldError(List.of(path), "required", "is required", Map.of());
    }

    static FieldError noRecord(String field) {
        return new FieldError(List.of(field), "invalid", "is not a valid {type}", Map.of("type", "record"));
    }

    static Writer withPortrait(Repo repo, String url) {
        return now(repo.insert(WRITER.draft().name("Ann"))
                .with(WRITER.portrait, List.of(PORTRAIT.draft().url(url))));
    }

    static Article withWriter(Repo repo, String name) {
        return now(repo.insert(ARTICLE.draft().title("one"))
                .with(ARTICLE.writer, List.of(WRITER.draft().name(name))));
    }
}
