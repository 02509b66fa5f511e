package io.millrace.benchmark.r2dbc;

import io.millrace.benchmark.contest.Outline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Authors with everything below them. */
public record Authors(List<Author> authors) {

    /** Puts together what was read: posts and comments come in the order of their keys. */
    public static Authors of(List<Author> authors, List<Post> posts, List<Comment> comments) {
        Map<Integer, Author> byId = new HashMap<>(authors.size() * 2);
        authors.forEach(author -> byId.put(author.id(), author));
        Map<Integer, Post> postById = new HashMap<>(posts.size() * 2);
        for (Post post : posts) {
            postById.put(post.id(), post);
            Objects.requireNonNull(byId.get(post.authorId())).posts().add(post);
        }
        for (Comment comment : comments) {
            Objects.requireNonNull(postById.get(comment.postId())).comments().add(comment);
        }
        return new Authors(authors);
    }

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
