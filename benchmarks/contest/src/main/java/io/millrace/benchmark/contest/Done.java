package io.millrace.benchmark.contest;

/** Hears of the end of one operation. */
public interface Done {

    /**
     * It succeeded.
     *
     * @param result what it answered; its {@code toString} is compared between contenders
     */
    void done(Object result);

    /** It failed. */
    void failed(Throwable failure);
}
