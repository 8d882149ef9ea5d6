package org.huhang.attacks;

import io.swagger.v3.oas.annotations.media.Content;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.condition.NameValueExpression;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What controllers answer to and what they take, read from the running mappings, so that nobody has to list a new one. */
final class Doors {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}/:]+)[^}/]*}");

    private Doors() {}

    /** Every method of every address of every controller. */
    static List<Door> all(ApplicationContext context) {
        var doors = new ArrayList<Door>();
        for (var mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((info, handler) -> doors.addAll(of(info, handler)));
        }
        doors.sort(Comparator.comparing(Door::name));
        return doors;
    }

    private static List<Door> of(RequestMappingInfo info, HandlerMethod handler) {
        var methods = info.getMethodsCondition().getMethods();
        var given = info.getParamsCondition().getExpressions().stream()
                .filter(expression -> !expression.isNegated())
                .map(NameValueExpression::getName)
                .toList();
        return info.getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods)
                        .stream()
                                .map(method -> new Door(
                                        method.name(),
                                        path,
                                        parameters(handler),
                                        headers(handler),
                                        body(handler),
                                        files(handler),
                                        given)))
                .toList();
    }

    private static Set<String> parameters(HandlerMethod handler) {
        var names = new LinkedHashSet<String>();
        for (var parameter : handler.getMethod().getParameters()) {
            var asked = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
            if (isFile(parameter) || parameter.isAnnotationPresent(PathVariable.class)) {
                continue;
            }
            if (asked != null) {
                names.add(named(asked.name(), parameter));
            } else if (parameter.getType().isRecord() && parameter.getAnnotation(RequestBody.class) == null) {
                components(parameter.getType()).map(RecordComponent::getName).forEach(names::add);
            }
        }
        return names;
    }

    private static Set<String> headers(HandlerMethod handler) {
        var names = new LinkedHashSet<String>();
        for (var parameter : handler.getMethod().getParameters()) {
            var asked = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestHeader.class);
            if (asked != null) {
                names.add(named(asked.name(), parameter));
            }
        }
        return names;
    }

    private static Set<String> files(HandlerMethod handler) {
        var names = new LinkedHashSet<String>();
        for (var parameter : handler.getMethod().getParameters()) {
            var part = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestPart.class);
            var asked = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
            if (part != null) {
                names.add(named(part.name(), parameter));
            } else if (asked != null && isFile(parameter)) {
                names.add(named(asked.name(), parameter));
            }
        }
        return names;
    }

    /** The record that a JSON body is read into, or that the description of the interface names for it. */
    private static @Nullable Class<?> body(HandlerMethod handler) {
        var described = handler.getMethodAnnotation(io.swagger.v3.oas.annotations.parameters.RequestBody.class);
        return Stream.concat(
                        described == null
                                ? Stream.<Class<?>>empty()
                                : Arrays.stream(described.content()).map(Doors::described),
                        Arrays.stream(handler.getMethod().getParameters())
                                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                                .map(Parameter::getType))
                .filter(Class::isRecord)
                .findFirst()
                .orElse(null);
    }

    private static Class<?> described(Content content) {
        return content.schema().implementation();
    }

    private static boolean isFile(Parameter parameter) {
        return parameter.getParameterizedType().getTypeName().contains(MultipartFile.class.getName());
    }

    private static String named(String name, Parameter parameter) {
        return name.isEmpty() ? parameter.getName() : name;
    }

    static Stream<RecordComponent> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents());
    }

    /**
     * One method of one address.
     *
     * @param method GET, POST …
     * @param path with its variables in braces
     * @param parameters names of what is taken from address or form
     * @param headers names of headers
     * @param body the record of a JSON body, null if it takes none
     * @param files names of uploaded parts
     * @param given parameters without which the address means another method
     */
    record Door(
            String method,
            String path,
            Set<String> parameters,
            Set<String> headers,
            @Nullable Class<?> body,
            Set<String> files,
            List<String> given) {

        String name() {
            return method + " " + path + (given.isEmpty() ? "" : " " + given);
        }

        List<String> variables() {
            var found = VARIABLE.matcher(path);
            var names = new ArrayList<String>();
            while (found.find()) {
                names.add(found.group(1));
            }
            return names;
        }

        boolean api() {
            return path.startsWith("/api/");
        }
    }
}
