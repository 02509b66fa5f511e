package io.millrace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.error.NotLoaded;
import io.millrace.forum.Board;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationModuleTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new RelationModule());
    private static final One<Board> NO_PARENT = One.notLoaded("Board", "parent");
    private static final Many<Board> NO_CHILDREN = Many.notLoaded("Board", "children");

    @Test
    void whatIsNotLoadedIsLeftOut() throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(new Board(2, 1L, NO_PARENT, NO_CHILDREN)))
                .isEqualTo("{\"id\":2,\"parentId\":1}");
    }

    @Test
    void whatIsLoadedIsWritten() throws JsonProcessingException {
        Board root = new Board(1, null, One.of(null), NO_CHILDREN);
        Board child = new Board(2, 1L, One.of(root), Many.of(List.of()));
        Board top = new Board(1, null, NO_PARENT, Many.of(List.of(child)));

        assertThat(JSON.writeValueAsString(top))
                .isEqualTo("{\"id\":1,\"parentId\":null,\"children\":[{\"id\":2,\"parentId\":1,"
                        + "\"parent\":{\"id\":1,\"parentId\":null,\"parent\":null},\"children\":[]}]}");
    }

    @Test
    void aRelationAloneIsWrittenWhereItIsLoaded() throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(Many.of(List.of(1, 2)))).isEqualTo("[1,2]");
        assertThat(JSON.writeValueAsString(One.of("x"))).isEqualTo("\"x\"");
        assertThat(JSON.writeValueAsString(One.of(null))).isEqualTo("null");
        assertThatThrownBy(() -> JSON.writeValueAsString(NO_CHILDREN))
                .isInstanceOf(JsonMappingException.class)
                .hasRootCauseInstanceOf(NotLoaded.class);
    }

    @Test
    void aMapperFindsIt() throws JsonProcessingException {
        assertThat(new ObjectMapper()
                        .findAndRegisterModules()
                        .writeValueAsString(new Board(2, 1L, NO_PARENT, NO_CHILDREN)))
                .isEqualTo("{\"id\":2,\"parentId\":1}");
    }

    @Test
    void relationsAreSafeToCompareAndToPrint() {
        Board root = new Board(1, null, One.of(null), NO_CHILDREN);
        Board child = new Board(2, 1L, One.of(root), Many.of(List.of(root, root)));

        assertThat(child).isEqualTo(new Board(2, 1L, NO_PARENT, NO_CHILDREN));
        assertThat(child).hasSameHashCodeAs(new Board(2, 1L, NO_PARENT, NO_CHILDREN));
        assertThat(child).hasToString("Board[id=2, parentId=1, parent=(1 loaded), children=(2 loaded)]");
    }
}
