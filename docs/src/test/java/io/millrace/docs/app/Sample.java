package io.millrace.docs.app;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;

import io.millrace.repo.Repo;
import java.util.List;

/** A few rows to read: Ann, who wrote three posts, of which two are published. */
public final class Sample {

    private Sample() {}

    /** Ann, not written yet. */
    public static UserDraft ann() {
        return USER.draft()
                .name("Ann")
                .email("ann@example.org")
                .role(Role.AUTHOR)
                .address(new Address("1 Rue de la Paix", "Paris"));
    }

    /** Writes Ann and her posts, and gives Ann. */
    public static User write(Repo repo) {
        return repo.insert(ann())
                .delayUntil(ann -> repo.insertAll(
                        POST,
                        List.of(
                                POST.draft()
                                        .userId(ann.id())
                                        .slug("one")
                                        .title("One")
                                        .published(true)
                                        .views(20),
                                POST.draft()
                                        .userId(ann.id())
                                        .slug("two")
                                        .title("Two")
                                        .published(false)
                                        .views(5),
                                POST.draft()
                                        .userId(ann.id())
                                        .slug("three")
                                        .title("Three")
                                        .published(true)
                                        .views(7))))
                .blockOptional()
                .orElseThrow();
    }
}
