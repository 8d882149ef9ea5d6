package org.huhang.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;

/** Reads what sample cases are made of; a misspelt key is an error, a missing yes or no is no. */
final class SampleFile {

    private SampleFile() {}

    static <T> T read(String name, TypeReference<T> type, ObjectMapper json) {
        try (var file = new ClassPathResource("demo/" + name).getInputStream()) {
            return json.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
