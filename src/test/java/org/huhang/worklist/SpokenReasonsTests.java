package org.huhang.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenReasonsTests {

    private final SpokenReasons reasons = new SpokenReasons();

    @Test
    void aWordThatFillsABoxIsNoReason() {
        assertThat(List.of("无", "同上", "不知道。", "没有理由", "None", "n/a", "Don’t know"))
                .allMatch(reasons::saysNothing);
        assertThat(List.of("父亲不在家", "不知道孩子在哪里", "no money for the bus")).noneMatch(reasons::saysNothing);
    }
}
