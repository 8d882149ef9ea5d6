package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a text names, by name or by kin. */
class KinWordsTests {

    private static final List<String> FATHER = List.of("周建军", "爸爸");

    private final KinWords kin = new KinWords();

    @ParameterizedTest
    @CsvSource({
        "爸爸周建军, 周建军爸爸",
        "周 建 军 138, 周建军",
        "建军来接, 建军",
        "父亲家里, 父亲",
        "孩子他爸照看, 他爸",
        "his Father, Father",
        "父母一起, 父母",
    })
    void aPersonIsFoundByNameGivenNameAndEveryWordForTheSameKin(String text, String found) {
        assertThat(String.join("", kin.naming(text, FATHER))).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"奶奶张桂花", "爸爸的妈妈", "外祖父", "伯父", "继父", "市儿童福利院", "grandfather", "孩子在外婆家"})
    void somebodyElseIsNot(String text) {
        assertThat(kin.naming(text, FATHER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "爸爸周建军, 周建军 建军",
        "奶奶张桂花，13800011122, 张桂花 桂花",
        "邻居, 邻居",
        "孩子的父亲, ''",
        "外婆, ''",
        "John, JOHN",
    })
    void aNameStandsBesideTheWordForKin(String who, String names) {
        assertThat(String.join(" ", kin.names(who))).isEqualTo(names);
    }
}
