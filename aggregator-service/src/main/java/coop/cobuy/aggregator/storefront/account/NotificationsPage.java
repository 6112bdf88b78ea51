package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.notices.Inbox;
import coop.cobuy.aggregator.notices.NoticeTopic;
import coop.cobuy.aggregator.storefront.Form;

import java.util.List;

/**
 * What somebody is told, and which of it comes by mail.
 *
 * @param form its field {@code mails} has the topics that are wanted
 * @param topics those that concern the reader
 */
public record NotificationsPage(Form form, List<NoticeTopic> topics, List<Inbox.News> news) {

    public NotificationsPage {
        topics = List.copyOf(topics);
        news = List.copyOf(news);
    }
}
