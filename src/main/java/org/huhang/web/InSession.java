package org.huhang.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a session may hold. It is stored as JSON and read by any node of any version, never as Java objects. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InSession.SignedIn.class, name = "signedIn"),
    @JsonSubTypes.Type(value = InSession.Said.class, name = "said")
})
sealed interface InSession {

    /**
     * Who signed in.
     *
     * @param id the user name
     * @param version the person's version then; the session ends when it is another
     */
    record SignedIn(String id, int version) implements InSession {}

    /**
     * What one page leaves for the next one to say.
     *
     * @param flashes one entry for each redirect that was not followed yet
     */
    record Said(List<Flash> flashes) implements InSession {}

    /**
     * What is said after one redirect.
     *
     * @param attributes names to texts, numbers and booleans
     * @param path the page it is for, null for whichever comes next
     * @param params the parameters that this page is asked with
     * @param until when it is not worth saying any more, in milliseconds
     */
    record Flash(Map<String, Object> attributes, @Nullable String path, Map<String, List<String>> params, long until) {}
}
