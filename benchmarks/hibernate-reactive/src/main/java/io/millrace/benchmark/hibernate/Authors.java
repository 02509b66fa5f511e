package io.millrace.benchmark.hibernate;

import io.millrace.benchmark.contest.Outline;
import java.util.List;

/** Authors with everything below them. */
record Authors(List<Author> authors) {

    @Override
    public String toString() {
        Outline outline = new Outline();
        for (Author author : authors) {
            outline.author(author.id(), author.name());
            for (Post post : author.posts()) {
                outline.post(post.id(), post.title());
                post.comments().forEach(comment -> outline.comment(comment.id(), comment.body()));
            }
        }
        return outline.toString();
    }
}
