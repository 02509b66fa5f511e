package io.millrace.mesher.alert;

/**
 * An alert with the name of its rule, for whoever is told of it.
 *
 * @param alert the alert
 * @param ruleName what its rule is called
 */
public record Fired(Alert alert, String ruleName) {}
