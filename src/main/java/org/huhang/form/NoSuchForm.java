package org.huhang.form;

/** No form of this name came with the platform. */
final class NoSuchForm extends RuntimeException {

    NoSuchForm(String path) {
        super("no shipped form " + path);
    }
}
