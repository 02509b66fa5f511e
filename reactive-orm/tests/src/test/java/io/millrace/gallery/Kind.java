package io.millrace.gallery;

/** Who has a badge. */
public enum Kind {
    STORY,
    PHOTO
}
