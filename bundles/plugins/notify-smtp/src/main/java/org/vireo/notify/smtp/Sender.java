package org.vireo.notify.smtp;

/**
 * Who a mail is from. Immutable.
 *
 * @param address of mail
 * @param name of the product, shown beside it and below the text
 */
record Sender(String address, String name) {
    /** In the way of mails, so that programs know it for one. */
    String signature() {
        return "\n-- \n" + name + "\n";
    }
}
