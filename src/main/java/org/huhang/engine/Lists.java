package org.huhang.engine;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What models call as {@code ${lists.of(measureIds)}}: a variable holds codes joined by commas, a multi-instance wants a list. */
@Component
public class Lists implements ProcessFunction {

    @Override
    public String functionName() {
        return "lists";
    }

    /**
     * The codes of a list.
     *
     * @param codes joined by commas; null or empty for none
     * @return the codes in their order
     */
    public List<String> of(@Nullable String codes) {
        return codes == null
                ? List.of()
                : Stream.of(codes.split(","))
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .toList();
    }
}
