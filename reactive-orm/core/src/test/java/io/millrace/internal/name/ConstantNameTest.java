package io.millrace.internal.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.TableNode;
import io.millrace.schema.Many;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstantNameTest {

    @Test
    void wordsAndAcronymsArePartedAsTheProcessorDoes() {
        assertThat(List.of("User", "LineItem", "HTTPServer", "UserID", "Person2", "X"))
                .extracting(ConstantName::of)
                .containsExactly("USER", "LINE_ITEM", "HTTP_SERVER", "USER_ID", "PERSON2", "X");
    }

    @Test
    void aVariableHasTheSameWords() {
        assertThat(List.of("User", "LineItem", "HTTPServer", "UserID", "Person2", "X"))
                .extracting(VariableName::of)
                .containsExactly("user", "lineItem", "httpServer", "userId", "person2", "x");
    }

    @Test
    void messagesUseIt() {
        TableNode servers = TableNode.of(null, "http_servers", "HTTPServer", List.of("id"));

        assertThat(new ColumnNode(servers, "id", "id").constant()).isEqualTo("HTTP_SERVER.id");
        assertThat(Many.notLoaded("HTTPServer", "hosts"))
                .satisfies(hosts -> org.assertj.core.api.Assertions.assertThatThrownBy(hosts::list)
                        .hasMessageEndingWith("fix: repo.preload(httpServer, HTTP_SERVER.hosts)"));
    }
}
