package org.huhang.web;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads what a session holds; whatever is not made for it is refused where it is put in. */
final class SessionJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SessionJson() {}

    static GenericConversionService conversions() {
        var service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, new Write());
        service.addConverter(byte[].class, Object.class, new Read());
        return service;
    }

    private static final class Write implements Converter<Object, byte[]> {
        @Override
        public byte[] convert(Object value) {
            if (!(value instanceof InSession)) {
                throw new IllegalArgumentException("a session does not hold " + TypeDescriptor.forObject(value));
            }
            return JSON.writerFor(InSession.class).writeValueAsBytes(value);
        }
    }

    private static final class Read implements Converter<byte[], Object> {
        @Override
        public Object convert(byte[] bytes) {
            return JSON.readValue(bytes, InSession.class);
        }
    }
}
