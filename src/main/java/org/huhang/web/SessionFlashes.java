package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.huhang.web.InSession.Flash;
import org.huhang.web.InSession.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/** Spring's flash attributes in a form that a session may hold. */
final class SessionFlashes extends AbstractFlashMapManager {

    private static final String ATTRIBUTE = "said";

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Said said)) {
            return null;
        }
        return new ArrayList<>(said.flashes().stream().map(SessionFlashes::map).toList());
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> flashMaps, HttpServletRequest request, HttpServletResponse response) {
        if (flashMaps.isEmpty()) {
            var session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(ATTRIBUTE);
            }
            return;
        }
        request.getSession()
                .setAttribute(
                        ATTRIBUTE,
                        new Said(flashMaps.stream().map(SessionFlashes::flash).toList()));
    }

    @Override
    protected @Nullable Object getFlashMapsMutex(HttpServletRequest request) {
        return null;
    }

    private static Flash flash(FlashMap map) {
        var attributes = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> attributes.put(name, plain(name, value)));
        return new Flash(
                attributes,
                map.getTargetRequestPath(),
                new LinkedHashMap<>(map.getTargetRequestParams()),
                map.getExpirationTime());
    }

    private static Object plain(String name, @Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("flash attribute " + name + " is neither text, number nor boolean");
    }

    private static FlashMap map(Flash flash) {
        var map = new FlashMap();
        map.putAll(flash.attributes());
        map.setTargetRequestPath(flash.path());
        map.addTargetRequestParams(new LinkedMultiValueMap<>(flash.params()));
        map.setExpirationTime(flash.until());
        return map;
    }
}
