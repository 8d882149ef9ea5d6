package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelativePathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/tasks",
                "/tasks?view=pool&sort=due",
                "/cases/532503-2026-00417",
                "/tasks#due",
                "/receipt?a=%2F%2Fb"
            })
    void pathOfThePlatformIsTaken(String path) {
        assertThat(RelativePath.orElse(path, "/home")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tasks",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%2fevil.example",
                "/%2F%2fevil.example",
                "%2f%2fevil.example",
                "/%5cevil.example",
                "/a\\..\\evil",
                "https://evil.example",
                "HTTPS:evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "/%0d%0aSet-Cookie:a=b",
                " //evil.example",
                "/ /evil"
            })
    void whateverCouldBeAnAddressElsewhereIsNot(String path) {
        assertThat(RelativePath.orElse(path, "/home")).isEqualTo("/home");
    }

    @ParameterizedTest
    @ValueSource(ints = {2001, 100_000})
    void endlessPathIsNot(int length) {
        assertThat(RelativePath.orElse("/" + "a".repeat(length), "/home")).isEqualTo("/home");
    }
}
