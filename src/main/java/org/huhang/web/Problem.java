package org.huhang.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not answered.
 *
 * @param key the words: {@code web.error.<key>.title}, {@code .what}, {@code .kept}, {@code .next}
 * @param status the HTTP status
 * @param reference the number under which a fault stands in the log, null for refusals
 */
record Problem(String key, int status, @Nullable String reference) {

    static Problem of(int status, @Nullable String reference) {
        return new Problem(key(status), status, reference);
    }

    private static String key(int status) {
        return switch (status) {
            case 401, 403 -> "forbidden";
            case 404, 410 -> "notFound";
            case 405, 406, 415 -> "method";
            case 409, 412 -> "conflict";
            case 413 -> "tooLarge";
            case 429 -> "tooMany";
            case 503 -> "maintenance";
            default -> status >= HttpStatus.INTERNAL_SERVER_ERROR.value() ? "fault" : "badRequest";
        };
    }
}
