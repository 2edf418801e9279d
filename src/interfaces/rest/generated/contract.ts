// Generated from openapi.yaml by npm run generate. Do not edit.
// Contract version 1.0.0, SHA-256 f7c856d96cf722b1af8b66b425d6a8b8b427e129220990583bd0271783eed7a9

export interface paths {
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List messages, the newest first
         * @description Both directions, the company's own. All filters must hold.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send a message to one or many recipients
         * @description One message for every recipient; several recipients make a broadcast. A recipient that is not a number, or is named
         *     twice, is listed in `refused` and the rest get the message, unless `onRefusedRecipient` is `refuse_all`. When no
         *     recipient is left the request is refused with `no_valid_recipient`.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Explain what sending a message would do
         * @description Takes the body of `sendMessage`, decides by the same code and writes nothing: who would get the message, by which route and
         *     carrier, from which sender, in how many segments and when, and why somebody would not. Give the plan's `hash` as `planHash`
         *     when sending to be refused with `plan_changed` should anything of it be different by then.
         */
        post: operations["planMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a message with its segments
         * @description Its state, and of every segment when it left, was accepted, reached its end and - when it did not arrive - why.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{messageId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a message that has not left
         * @description Possible until the first segment has been handed to a carrier; later the answer is `not_cancellable`.
         */
        post: operations["cancelMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{messageId}/resolve-doubt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about a message that the operator never answered
         * @description With `messaging.inDoubt: hold` in the configuration a segment that was written to the operator and never answered stays `in_doubt`, and the event `message.in_doubt` tells of it; `GET /v1/messages?inDoubt=true` lists such messages. `resend` sends it again: the subscriber may get it twice. `give_up` leaves it as it is: the segment becomes `unknown`, and the subscriber may never get it.
         */
        post: operations["resolveDoubt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{broadcastId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the progress of a broadcast
         * @description How many of its messages are in which state. The messages themselves are listed with the filter `broadcastId`.
         */
        get: operations["getBroadcast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{broadcastId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw what has not left of a broadcast
         * @description Messages that were handed to a carrier stay as they are.
         */
        post: operations["cancelBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Send with one address
         * @description The same as `sendMessage`, for scripts and devices that can do no more than fetch an address. Refusals have the form of
         *     the answer: problem details as JSON or XML (RFC 9457), or one line of text, `ERROR code: detail`.
         *
         *     Nothing is sent by HEAD, by the prefetch of a browser, or from a page of another site. Addresses end up in histories
         *     and in logs of proxies: send by POST what can, and switch GET off for keys that need none (`allowGet`).
         */
        get: operations["sendByGet"];
        put?: never;
        /**
         * Send with a form
         * @description The parameters of `GET /send` in a form or in JSON, in the address, or in both; one that stands in two places must be
         *     the same in both, only recipients add up. `key`, or `login` and `password`, may stand among them where no Authorization
         *     header can be sent. Answers and refusals are those of `GET /send`.
         */
        post: operations["sendByPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search all messages, the newest first
         * @description Both directions, the company's own; all filters must hold. `q` finds words in all their forms, Russian and English, by their
         *     stems: `заказ` finds «заказы» and «о заказе». Words can be found about a second after the message was stored, later while
         *     much is being sent; `isComplete` is false as long as messages of the company wait for that. All other filters are exact at once.
         */
        get: operations["listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the messages that a search finds
         * @description By direction and state; each message is counted once. `messages` is always the sum of the counts, and the number of rows that
         *     `listHistory` gives for the same filter. Counting what a frequent word finds takes longer than a page of it.
         */
        get: operations["countHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take what a search finds as an Excel workbook
         * @description Everything that `listHistory` gives for the same filter, the newest first, in one sheet, written as it is read. Numbers of
         *     subscribers are text, nothing can become a formula, and times are dates on the clock of the company, whose zone the headings
         *     name. A filter that finds more than 1,000,000 messages is refused. Two exports of a company run at a time.
         */
        get: operations["exportHistoryXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take what a search finds as CSV
         * @description The columns of `exportHistoryXlsx` in UTF-8 with a byte order mark and semicolons. A text that a spreadsheet would take for a
         *     formula has an apostrophe before it.
         */
        get: operations["exportHistoryCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exports
         * @description The newest first.
         */
        get: operations["listHistoryExports"];
        put?: never;
        /**
         * Have a large export written
         * @description The same file as `exportHistoryXlsx` and `exportHistoryCsv` give, written behind the request: ask for the export until its
         *     `state` is `done`, then download it. It survives a restart of the gateway, and is kept for a week. What comes after it was
         *     asked for is not in it.
         */
        post: operations["createHistoryExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history/exports/{exportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an export is
         * @description `messages` of `expected` are written.
         */
        get: operations["getHistoryExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history/exports/{exportId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download an export
         * @description The file of an export that is `done`; its type is that of the format which was asked for.
         */
        get: operations["downloadHistoryExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what subscribers wrote, the oldest first
         * @description For polling: ask with `after` set to the `nextAfter` of the answer before, and every message comes exactly once, in an
         *     order that later messages do not disturb, whichever process took them. A message that was assigned to the company comes
         *     when it was assigned. A long message that was handed over incomplete comes once, with what is known now; the message
         *     itself tells by `complete` and `version` when the rest has arrived.
         */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox/unmatched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the messages that belong to no company
         * @description Written to a number that is not ours, or to a shared number by somebody to whom no company has written lately. For
         *     platform administrators; the oldest first. A message leaves this list when it is assigned.
         */
        get: operations["listUnmatchedInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox/{messageId}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an unmatched message to a company
         * @description The company then has it in its inbox and among its messages, and gets its event `message.received`. A message that
         *     belongs to a company already is not given to another: `conflict`.
         */
        post: operations["assignInboundMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/polls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List polls
         * @description The newest first, without their counts.
         */
        get: operations["listPolls"];
        put?: never;
        /**
         * Ask people by SMS
         * @description Everybody gets the text with the options behind it, numbered. An answer counts by the number of an option, its label or one of its
         *     words, whatever their case; `да` and `нет` count by `+`, `-`, `yes`, `no` too. Until `closesAt` a later answer takes the place of an
         *     earlier one. Several polls may be open to one person: who answers what fits more than one is asked which.
         */
        post: operations["createPoll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/polls/{pollId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                pollId: components["parameters"]["PollId"];
            };
            cookie?: never;
        };
        /**
         * See how a poll stands
         * @description With the counts of this moment; they add up to how many were asked.
         */
        get: operations["getPoll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/polls/{pollId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                pollId: components["parameters"]["PollId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a poll
         * @description Before its time. Later answers are not counted, and whoever sends one is told so.
         */
        post: operations["closePoll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/polls/{pollId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                pollId: components["parameters"]["PollId"];
            };
            cookie?: never;
        };
        /**
         * List who was asked and what each answered
         * @description In the order in which they were asked.
         */
        get: operations["listPollAnswers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/polls/{pollId}/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                pollId: components["parameters"]["PollId"];
            };
            cookie?: never;
        };
        /**
         * Take the answers as an Excel workbook
         * @description A row for everybody who was asked. Numbers are text, nothing can become a formula, times are dates on the clock of the company.
         */
        get: operations["exportPollXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/report-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List forms of reports
         * @description In the order in which messages are compared with them.
         */
        get: operations["listReportForms"];
        put?: never;
        /**
         * Describe the reports that people send
         * @description A message that has the form of `pattern` becomes a report with named fields. Words stand for themselves, whatever their case and with a
         *     slip of the finger forgiven; `{n:digits}`, `{x:number}`, `{who:word}`, `{rest:text}` and `{status:готово|отказ}` are fields. A field
         *     without a kind is a word, the last one the rest of the message. Who begins like a report and gets it wrong is sent the `example`.
         */
        post: operations["createReportForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/report-forms/{reportFormId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        /**
         * Get a form of reports
         * @description One of the company's.
         */
        get: operations["getReportForm"];
        put?: never;
        post?: never;
        /**
         * Delete a form of reports
         * @description Messages are no longer compared with it. What it has brought stays in the inbox and the event log.
         */
        delete: operations["deleteReportForm"];
        options?: never;
        head?: never;
        /**
         * Change a form of reports
         * @description What is left out stays. Messages that come from now on are compared with it as it is then; reports that it has brought keep their
         *     fields.
         */
        patch: operations["updateReportForm"];
        trace?: never;
    };
    "/v1/report-forms/{reportFormId}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        /**
         * Find reports
         * @description The newest first.
         */
        get: operations["listReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/report-forms/{reportFormId}/reports/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        /**
         * Take reports as CSV
         * @description Those that `listReports` finds, the newest first, with a column for each field of the pattern. Numbers are text, nothing can become a
         *     formula, times are dates on the clock of the company.
         */
        get: operations["exportReportsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/report-forms/{reportFormId}/reports/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        /**
         * Take reports as an Excel workbook
         * @description Those that `listReports` finds, the newest first, with a column for each field of the pattern. Numbers are text, nothing can become a
         *     formula, times are dates on the clock of the company.
         */
        get: operations["exportReportsXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts
         * @description The newest first, without their people.
         */
        get: operations["listAlerts"];
        put?: never;
        /**
         * Alert people until somebody takes it
         * @description Each step is sent `sends` times, `waitMinutes` apart, to whoever of its people is silent; then comes the next step, and after the last
         *     one the event `alert.unacknowledged` and a mail to `mail`. Who answers the word that stands in the SMS takes it: nothing more is sent,
         *     and the others are told who it was. Who answers `0` is not asked again. Groups are looked up each time. An alert of which a step
         *     reaches nobody is refused.
         */
        post: operations["createAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See whom an alert would reach, and where its paths end
         * @description What `createAlert` looks at before it sends; nothing is sent. With `problems` the alert would be refused.
         */
        post: operations["checkAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{alertId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 901 */
                alertId: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        /**
         * See how an alert stands
         * @description With everybody who was asked so far.
         */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{alertId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 901 */
                alertId: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an alert for somebody
         * @description Who has said by another way than SMS that he takes it. Nothing more is sent, and whoever was asked is told.
         */
        post: operations["acknowledgeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{alertId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 901 */
                alertId: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call an alert off
         * @description Nothing more is sent, and whoever was asked is told.
         */
        post: operations["cancelAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/segmentation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Explain what a text costs and what would make it cheaper
         * @description Counts the segments exactly as sending would, names each character that makes the text expensive, and says what
         *     transliteration would give. Nothing is sent or stored.
         */
        post: operations["explainSegmentation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened, oldest first
         * @description The company's log from a cursor on. Keep `nextCursor` together with what you made of the page, and pass it as `after` for the
         *     next one: nothing is left out and nothing comes twice. It is given on an empty page too. Without `after` it begins with the
         *     oldest event that is kept.
         *
         *     With a filter a page looks through a bounded part of the log, so it may be short or empty although more follows:
         *     `hasMore` tells. With `wait` the answer is held back until there is an event, or the time is over.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens as server-sent events
         * @description Begins after the cursor in `Last-Event-ID` or `after`, else with what happens from now on. Each event comes with its cursor as
         *     `id`, its type as `event` and itself as `data`. Every 15 seconds without events a comment and the cursor come as a sign of life. A
         *     client that reconnects with the last `id` it has seen misses nothing; `EventSource` does so by itself. A client that does not
         *     read for a minute is cut off.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mail integrations
         * @description In the order of their ids, without their secret addresses.
         */
        get: operations["listMailIntegrations"];
        put?: never;
        /**
         * Let a system send by e-mail
         * @description An integration says who a mail is from, and what becomes of it. Any of these proves its sender: a mail to its secret address
         *     (`m-…@`), which only this answer shows; a mail to its own address (`i-17@`) from one of its `networks`; such a mail whose From
         *     is one of its `senders` and passes DMARC. At `mail2sms@` networks and senders count where only one integration lists them. From
         *     alone proves nothing. With `networks`, the secret address takes mail from there only.
         */
        post: operations["createMailIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/integrations/{mailIntegrationId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 17 */
                mailIntegrationId: components["parameters"]["MailIntegrationId"];
            };
            cookie?: never;
        };
        /**
         * Get a mail integration
         * @description Without its secret address.
         */
        get: operations["getMailIntegration"];
        put?: never;
        post?: never;
        /**
         * Delete a mail integration
         * @description It proves nobody any more; the journal keeps its mails.
         */
        delete: operations["deleteMailIntegration"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a mail integration
         * @description What is named is changed. A paused one proves nobody.
         */
        patch: operations["updateMailIntegration"];
        trace?: never;
    };
    "/v1/mail/integrations/{mailIntegrationId}/rotate-address": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 17 */
                mailIntegrationId: components["parameters"]["MailIntegrationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a mail integration a new secret address
         * @description The one before proves nothing from this moment on.
         */
        post: operations["rotateMailAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what would become of a mail
         * @description Reads a raw mail as if the caller had sent it after a login: text, alert, recipients, SMS and plan. Nothing is sent or kept. What
         *     would be refused is an answer with the verdict `refused` and its reason.
         */
        post: operations["tryMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what became of mails, the newest first
         * @description Every mail whose sender was proven: sent, grouped into the digest of a storm, tried, ignored, or refused and why. `content` is null
         *     once the time that the configuration gives has passed. A platform administrator who names no company sees mails to the postmaster.
         */
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mails that are expected
         * @description In the order of their ids.
         */
        get: operations["listMailWatches"];
        put?: never;
        /**
         * Expect a mail again and again
         * @description The system that would write of a fault may be what has failed. Where no mail of the integration, or with the tag, comes for
         *     `everyMinutes`, `recipients` are told by SMS, once; and once more when mails come again. With `isHeartbeat` the mails that are
         *     expected are signs of life and send nothing. Copies of a mail do not count, and mails that are refused do not.
         */
        post: operations["createMailWatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/watches/{mailWatchId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 21 */
                mailWatchId: components["parameters"]["MailWatchId"];
            };
            cookie?: never;
        };
        /**
         * Get a mail that is expected
         * @description With when the last one came, and when the next is due.
         */
        get: operations["getMailWatch"];
        put?: never;
        post?: never;
        /**
         * Wait for a mail no longer
         * @description Nobody is told anything any more.
         */
        delete: operations["deleteMailWatch"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume the wait for a mail
         * @description What is named is changed. One that is resumed, or gets another interval, waits anew from now.
         */
        patch: operations["updateMailWatch"];
        trace?: never;
    };
    "/v1/mail/outgoing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mails that the gateway writes, the newest first
         * @description Answers of subscribers, how alerts ended, and reports on deliveries, with what became of each. A mail of kind `report` has no
         *     return path. They are kept as long as the journal.
         */
        get: operations["listOutgoingMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/journal/{mailId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 1042 */
                mailId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Get what became of a mail
         * @description The number is the one that the SMTP reply names.
         */
        get: operations["getMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks, without their secrets
         * @description In the order of their ids.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have events sent to an address
         * @description From now on, or from `after` on, the events of the company are sent there in their order, up to `maxEvents` in a request; see
         *     `webhooks.events` for the request and how it is verified. The next request follows when the last one was answered with 2xx
         *     within 15 seconds. Else it is repeated, after 5 seconds at first, then twice as long each time up to 6 hours, until
         *     the time that the configuration gives (72 hours) is over; then the delivery is `failed`, an event `webhook.failed` says so, and the
         *     log goes on. An answer 410 ends the webhook: it becomes `disabled`.
         *
         *     The answer is the only place where the secret is shown.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 77 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description Without its secrets.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Nothing more is sent; a request that is under way ends.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a webhook
         * @description Fields that are absent stay as they are. Paused, it keeps its place in the log and goes on from there when it is active again.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret
         * @description The answer is the only place where the new secret is shown. For `keepOldHours` requests are signed with both, so that the
         *     receiver can change over at any moment in between.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event now
         * @description One event `webhook.test`, signed like all others and outside of the log, whatever the state of the webhook. The answer tells what the receiver said.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the log again from a point on
         * @description The webhook is set back to a cursor or an instant, and everything since is sent again in order, with the same ids.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook, the newest first
         * @description Each is one batch of events, with what the receiver last said to it. Kept as long as events are.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the events of a delivery again
         * @description As a new delivery, beside the log, at once.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who the caller is
         * @description The user or key that the credentials belong to, with the company and what may be done. It answers for every kind of credentials.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in to the console
         * @description With the login and password of a user, or with an API key. The answer sets a cookie that browsers keep from scripts and from
         *     other sites; it opens every operation with the rights of the user or key. It ends after 8 hours without a request, after 7 days,
         *     by `DELETE /v1/session`, and when the password is changed or the user, the key or the company is withdrawn. A session that the browser
         *     already has is ended. Wrong passwords are counted together with those of all other interfaces.
         *
         *     With the cookie alone, requests that change something are taken from pages of the gateway itself only: the browser must say
         *     `Sec-Fetch-Site: same-origin`, or our `Origin`.
         */
        post: operations["createSession"];
        /**
         * Sign out of the console
         * @description The cookie is worth nothing from then on, wherever a copy of it may be.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all companies
         * @description For platform administrators.
         */
        get: operations["listCompanies"];
        put?: never;
        /**
         * Create a company
         * @description For platform administrators.
         */
        post: operations["createCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companies/{companyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 12 */
                companyId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Get a company
         * @description Everyone may look at the own one, a platform administrator at all.
         */
        get: operations["getCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a company
         * @description Only platform administrators suspend a company and take it back.
         */
        patch: operations["updateCompany"];
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description In the order of their ids.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description A platform administrator names the company.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Get a user
         * @description A platform administrator names the company.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Fields that are absent stay as they are. A new password ends the validity of the old one at once.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/v1/users/{userId}/rights": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * To whom a user may send
         * @description When, and how much, with what it has used of the month. Null stands for no limit.
         */
        get: operations["getUserRights"];
        /**
         * Decide to whom a user may send
         * @description Whichever interface the user sends by. With `allow` the user writes to the persons named, by name or by number, to the groups and
         *     who is in them, and to the tags, whoever is subscribed; to nobody else. What is forbidden answers `not_allowed`, and to a user who
         *     may not read the directory as if it did not exist. An administrator cannot be restricted.
         */
        put: operations["setUserRights"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/rights/explain": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Whether a user may write to a target, and why
         * @description Decided by the code that decides when the user sends. Opt-outs and routes are another matter; a plan shows these.
         */
        get: operations["explainUserRights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/m2m-password": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * See whether and when an M2M password was used
         * @description 404 when the user has none.
         */
        get: operations["getM2mPassword"];
        /**
         * Set the M2M password of a user
         * @description The password with which the user logs in at the M2M interface (`/m2m/m2m_api.asmx`), where clients send its MD5. It opens
         *     nothing else, and must not be the user's other password. It takes the place of the one before at once.
         *
         *     The answer is the only place where it is shown.
         */
        put: operations["setM2mPassword"];
        post?: never;
        /**
         * Revoke the M2M password of a user
         * @description It is void at once in this process, and within five seconds in others. The user's other ways to log in stay.
         */
        delete: operations["revokeM2mPassword"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys, without their secrets
         * @description Revoked and expired ones included, in the order of their ids.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The answer is the only place where the whole key is shown.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an API key
         * @description Its name, and whether it may send by `GET /send`. The secret and the scopes of a key never change.
         */
        patch: operations["updateApiKey"];
        trace?: never;
    };
    "/v1/api-keys/{apiKeyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an API key
         * @description It is refused from then on. Revoking it again changes nothing.
         */
        post: operations["revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List acts of administration, the newest first
         * @description Who did what, when, from where, and what it changed. Records are never changed or deleted.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/m2m-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the M2M interface serves a company
         * @description From where it may be called, how it writes dates, and what it does with senders that cannot be used.
         */
        get: operations["getM2mSettings"];
        /**
         * Set how the M2M interface serves a company
         * @description Replaces all of it; what is left out is as at the beginning. In force at once in this process, within a second in others. It holds
         *     for SOAP, GET and POST at `/m2m/m2m_api.asmx` and for REST v2 at `/v2` alike.
         */
        put: operations["setM2mSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quiet-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read when messages may be sent
         * @description By the clock of each recipient: the zone of the person or of the number's region, else the company's. Alerts are never held.
         *     A platform administrator who names no company reads what applies to companies that set nothing.
         */
        get: operations["getQuietHours"];
        /**
         * Set when messages may be sent
         * @description Replaces all that the company had set. `null` lets a class go at any time; a class that is left out follows the platform.
         *     Working days are those of the Russian production calendar, moved ones included. It applies to messages accepted from now on.
         */
        put: operations["setQuietHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opt-outs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who must not be texted
         * @description In the order in which entries were recorded. With `withRemoved` also those that no longer hold: the whole history of a number
         *     with `msisdn`. Entries of the platform are shown to its administrators.
         */
        get: operations["listOptOuts"];
        put?: never;
        /**
         * Record that subscribers must not be texted
         * @description In force when the answer comes: what waits for these numbers and is forbidden now is cancelled, with error code `opted_out`
         *     or `blacklisted`. Scope `mailing` forbids mailings; scope `all` forbids service messages too, and of kind `blacklist` alerts
         *     as well. A number that cannot be read is named in its result, and the others are recorded. A platform administrator who
         *     names no company forbids the numbers to every company. The request can be repeated.
         */
        post: operations["addOptOuts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opt-outs/{msisdn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let a subscriber be texted again
         * @description Ends the entries that hold for the number; they stay in the ledger with who ended them and when. Nothing that was cancelled
         *     comes back. A number without entries is answered with an empty list.
         */
        delete: operations["removeOptOuts"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/numbering/{msisdn}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The phone's number.
                 * @example +79000000001
                 */
                msisdn: components["parameters"]["Msisdn"];
            };
            cookie?: never;
        };
        /**
         * Tell what is known of a number
         * @description Operator, region and time zone by the list of ported numbers, the numbering register or the code, whichever knows best;
         *     `precision` tells which of them did.
         */
        get: operations["lookUpNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tariffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the price list that holds today
         * @description Tariffs of numbers, minute packages, and offers of text messages, with the codes by which they are connected. Prices are roubles with VAT.
         */
        get: operations["listTariffs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what is connected and what is left of it
         * @description Connections, balances with the moment at which they will be used up, and what the month has cost so far. 404 where nothing was ever connected.
         */
        get: operations["getRating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connect, change or disconnect
         * @description One change by the rules of the price list. `dryRun` writes nothing and says what the change would cost until the month ends, by
         *     the functions that will charge it. Packages of text messages and packages of minutes begin at once; a change of tariff with the
         *     next local midnight; «Компания» after «Сотрудник» with the next month; «Сотрудник» after «Компания» when the last package ends.
         *     A package that is disconnected works to the end of its period. With an `Idempotency-Key` the request is safe to repeat; a dry run
         *     needs none.
         */
        post: operations["changeRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating/limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set how much a month may cost before somebody is told
         * @description Of the company, of one number, or of one scenario. When what the month has cost reaches 80 and 100 percent, an event
         *     `rating.limit_reached` says so. With `holdMailings` mailings and bulk messages (of class `mailing`, or in the lane `bulk`) are then
         *     refused with `rate_limited`, in plans too, and scheduled mailings wait; alerts, other service messages and calls go on.
         */
        put: operations["setSpendingLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the ledger
         * @description In the order of writing; postings are never changed. Each says in words why its amount is what it is, with what was left of a
         *     package before and after. Fees of a day are posted when the day is over, in the zone of the account.
         */
        get: operations["listPostings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what has no price yet
         * @description What was used and cannot be charged, with the reason; it is neither free nor lost. It is tried again with every change of the account. The oldest 1,000.
         */
        get: operations["listParkedUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in usage of calls
         * @description For platform administrators: records of calls of a company's numbers, in any order. A record that comes late is put in its place,
         *     and those that ended after it are rated again; into an invoiced month it goes as an adjustment of the next. The same record again
         *     changes nothing.
         */
        post: operations["recordUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what calls would cost
         * @description By the functions that charge, on a copy of the account: each call finds what those before it have left of the packages. `under`
         *     asks what they would cost under another tariff and other packages, full from the first of the month. Messages are asked about with
         *     `planMessage`.
         */
        post: operations["previewCalls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask which tariff and packages would have been the cheapest
         * @description Takes the real usage of a number in past months, prices every combination of tariff and packages that could be the cheapest, and
         *     rates the best ones record by record; `plans` names others whose cost is wanted as well. Without `number` the company's text
         *     messages are looked at: «Сотрудник», or sets of packages of «Компания». Plans count as connected on the first day, without setup
         *     fees. At most 12 months and 1,000,000 records; a busy year takes some seconds.
         */
        post: operations["askAdviser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct or take back usage of calls
         * @description For platform administrators: replaces a record that was rated, or that waits for a price, by what is true, or takes it back. Nothing
         *     in the ledger changes: what was posted is reversed, and posted anew with all that ended after it. In an invoiced month it is an
         *     adjustment of the next. A record of one of our own calls is named by the id in the source of its postings.
         */
        post: operations["correctUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what directions of calls depend on
         * @description The home region, the closed group of numbers (ЗГП), and what short numbers stand for. A company's own numbers belong to its group without being named.
         */
        get: operations["getRatingProfile"];
        /**
         * Set what directions of calls depend on
         * @description For platform administrators, since prices depend on it. Calls that were rated stay as they were.
         */
        put: operations["setRatingProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices, the newest first
         * @description One for each month that was closed.
         */
        get: operations["listInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an invoice
         * @description As it was made. Its lines add up to the postings of the month, and their VAT to the VAT of the invoice.
         */
        get: operations["getInvoice"];
        /**
         * Make the invoice of a month
         * @description Invoices are made by themselves an hour after the month's end; whoever does not want to wait asks for it once the last day is
         *     billed, a minute after its midnight. Months before it that have none are invoiced too. From then on nothing is posted into the month: what comes later stands in the next invoice, with the date of the service. Asked again, the answer is the same
         *     invoice.
         */
        put: operations["createInvoice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{month}/invoice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take an invoice as a document
         * @description In Russian, for printing. The same invoice makes the same file.
         */
        get: operations["getInvoicePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{month}/invoice.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take an invoice as an Excel workbook
         * @description Its lines in one sheet.
         */
        get: operations["getInvoiceXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{month}/charges.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take charge lines for an operator's bill
         * @description Account, contract, service code, date, quantity, amount and VAT, with control totals in the last row. The same invoice makes the same file.
         */
        get: operations["exportCharges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the routes
         * @description In the order in which they are asked: the first whose filters hold takes the message. While none were written, all messages
         *     go to the first configured carrier, with the others behind it.
         */
        get: operations["listRoutes"];
        /**
         * Replace the routes
         * @description Puts this list in the place of the whole list, at once and in every process within a second. `version` is that of the list
         *     you have read: when somebody else has written meanwhile, the request is refused as `conflict`. An empty list goes back to
         *     the order of the configuration. A carrier that does not exist, a circle of routes and a route without a carrier are refused;
         *     words that no numbering data knows are named in `warnings`.
         */
        put: operations["replaceRoutes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routes/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain which way a message would go
         * @description Asks the same functions that send, and sends nothing: what is known of the number, every route that is looked at and why its
         *     filters hold or not, the carriers in the order in which they would be tried, and the sender that each of them would show.
         *     A company is not told which other companies a route is for.
         */
        get: operations["explainRoute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List persons
         * @description In the order of their ids.
         */
        get: operations["listPersons"];
        put?: never;
        /**
         * Add a person
         * @description An employee, unless `kind` says `contact`: somebody of another company.
         */
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports of persons
         * @description The newest first. An import is kept for a week.
         */
        get: operations["listPersonImports"];
        put?: never;
        /**
         * Read persons from a file, and plan what would change
         * @description A table with a heading in its first row: CSV, with `;`, `,` or tabs, in UTF-8, UTF-16 or Windows-1251, or the first sheet of an
         *     Excel workbook. Columns are known by their headings (`Телефон` or `number`, `ФИО` or `name`, …); others become attributes.
         *     A person is found by `id`, else by number. The file is read behind the request: ask for the import until its `state` is
         *     `planned`. Nothing is changed before it is applied. A file has 32 MiB and 200,000 rows at most.
         */
        post: operations["createPersonImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an import is
         * @description While the file is read and while it is applied the figures grow. They always equal the rows that `listPersonImportRows` gives.
         */
        get: operations["getPersonImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/imports/{importId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What becomes of each row
         * @description In the order of the file; row 1 has the headings.
         */
        get: operations["listPersonImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/imports/{importId}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report of an import as a file
         * @description All rows with what becomes of them, as CSV with semicolons that opens in a spreadsheet.
         */
        get: operations["downloadPersonImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/imports/{importId}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carry out the plan of an import
         * @description Exactly as it was shown: `hash` says that you have seen it. A row whose person has changed since is left with the outcome
         *     `conflict`, and the others go. It is carried out behind the request, and goes on after a crash where it was.
         */
        post: operations["applyPersonImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/persons/{personId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 501 */
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        /**
         * Get a person
         * @description With all numbers and attributes.
         */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        /**
         * Delete a person
         * @description With its memberships. Its messages stay and keep its id. For somebody who leaves, set `employedUntil`: groups of the past stay right.
         */
        delete: operations["deletePerson"];
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description Fields that are absent stay as they are; `attributes` and `numbers` are replaced whole.
         */
        patch: operations["updatePerson"];
        trace?: never;
    };
    "/v1/persons/{personId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything between the company and a person
         * @description Newest first: what was sent to the person, what it wrote, and its calls from numbers while they were its own, with what was recorded
         *     and the messages that it left. An entry says its kind and has the field of that name.
         */
        get: operations["getPersonTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups
         * @description In the order of their ids.
         */
        get: operations["listGroups"];
        put?: never;
        /**
         * Create a group
         * @description Of members, or with a `rule` that says who is in it. Names are unique in the company, compared without case.
         */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{groupId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        /**
         * Get a group
         * @description Its name and rule; who is in it is told by `/people`.
         */
        get: operations["getGroup"];
        put?: never;
        post?: never;
        /**
         * Delete a group
         * @description Its members stay in the directory, and groups that it was in lose it.
         */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        /**
         * Change a group
         * @description Fields that are absent stay as they are. Only a rule group has a rule to change.
         */
        patch: operations["updateGroup"];
        trace?: never;
    };
    "/v1/groups/{groupId}/members": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        /**
         * List memberships
         * @description Of all times, in the order of their ids: persons and groups that are members themselves.
         */
        get: operations["listGroupMembers"];
        put?: never;
        /**
         * Put persons and groups into a group
         * @description For a time, or from now on. Who is in already stays. What does not exist, or would put a group into itself, is listed in
         *     `refused` and the rest go.
         */
        post: operations["addGroupMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{groupId}/members/remove": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take persons and groups out of a group
         * @description From now on; the time until now stays recorded. Who is not in it is no error.
         */
        post: operations["removeGroupMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{groupId}/people": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        /**
         * Who is in a group
         * @description Now or at an instant, through groups in it and by rules, each once; and who of them could not be written to. Rules see persons as
         *     they are now.
         */
        get: operations["expandGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags
         * @description Those of the company, in the order of their ids.
         */
        get: operations["listTags"];
        put?: never;
        /**
         * Create a tag
         * @description A name has up to 64 letters, digits, `_` and inner hyphens, with or without `#`. Names are compared without case, `ё` as `е`,
         *     and letters that look alike for the same; letters of two alphabets in one name are refused, with the place of the first.
         */
        post: operations["createTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/requests": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which tags of others were asked for
         * @description With what their owners say.
         */
        get: operations["listTagRequests"];
        put?: never;
        /**
         * Ask for a tag of another company
         * @description Its owner approves, refuses, and may revoke. A tag that is not offered answers as one that does not exist. Asking again changes
         *     nothing, unless it was refused.
         */
        post: operations["requestTagAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{tagId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        /**
         * Get a tag
         * @description Of the company, or another's that it may subscribe to.
         */
        get: operations["getTag"];
        put?: never;
        post?: never;
        /**
         * Delete a tag
         * @description With all subscriptions to it. Messages keep it as their label.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        /**
         * Change a tag
         * @description Fields that are absent stay as they are. Messages keep the name that they were sent with.
         */
        patch: operations["updateTag"];
        trace?: never;
    };
    "/v1/tags/{tagId}/accesses": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        /**
         * Which companies ask for a tag
         * @description And which may subscribe, with how many persons. Who they are is not told.
         */
        get: operations["listTagAccesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{tagId}/accesses/{guestCompanyId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
                /**
                 * @description The company that asked.
                 * @example 13
                 */
                guestCompanyId: components["parameters"]["GuestCompanyId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Approve, refuse or revoke
         * @description Whose access is refused or revoked gets nothing from then on; its subscriptions hold again when it is approved.
         */
        put: operations["decideTagAccess"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{tagId}/subscriptions": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        /**
         * List subscriptions
         * @description Of the asking company, of all times, in the order of their ids.
         */
        get: operations["listTagSubscriptions"];
        put?: never;
        /**
         * Subscribe persons and groups
         * @description For a time, or from now on. Another company than the owner subscribes persons, and says how they agreed. What does not exist, and
         *     who has left the tag by SMS, is listed in `refused` and the rest go; with `consent` who has left comes back.
         */
        post: operations["addTagSubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{tagId}/subscriptions/remove": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End subscriptions
         * @description From now on. With `left` the persons themselves asked for it: groups that they are in do not bring them back.
         */
        post: operations["removeTagSubscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{tagId}/people": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        /**
         * Who is reached by a tag
         * @description Persons of the asking company, now or at an instant, each once; and for the owner how many there are of other companies.
         */
        get: operations["expandTag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailing-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mailing lists
         * @description In the order of their ids.
         */
        get: operations["listMailingLists"];
        put?: never;
        /**
         * Create a mailing list
         * @description Numbers with a name and values of their own for `{slots}`, apart from the persons of the directory.
         */
        post: operations["createMailingList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailing-lists/{mailingListId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a mailing list
         * @description With the number of its contacts.
         */
        get: operations["getMailingList"];
        put?: never;
        post?: never;
        /**
         * Delete a mailing list
         * @description With its contacts. Mailings to it find nobody from then on.
         */
        delete: operations["deleteMailingList"];
        options?: never;
        head?: never;
        /**
         * Rename a mailing list
         * @description Its contacts stay.
         */
        patch: operations["updateMailingList"];
        trace?: never;
    };
    "/v1/mailing-lists/{mailingListId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts of a mailing list
         * @description In the order in which they came.
         */
        get: operations["listMailingListContacts"];
        /**
         * Replace the contacts of a mailing list
         * @description From then on it has these and no others.
         */
        put: operations["replaceMailingListContacts"];
        /**
         * Add contacts to a mailing list
         * @description A number that is in it gets the new name and values. Up to 10,000 at a time; a list has 200,000 at most.
         */
        post: operations["putMailingListContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailing-lists/{mailingListId}/contacts/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove contacts from a mailing list
         * @description Whoever is not in it is no error.
         */
        post: operations["removeMailingListContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mailings
         * @description In the order of their ids.
         */
        get: operations["listMailings"];
        put?: never;
        /**
         * Create a mailing
         * @description A text that is sent again and again by the rule of a calendar, to whoever is in its groups and lists when its time comes.
         */
        post: operations["createMailing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mailings/{mailingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a mailing
         * @description With the next five times at which it will be sent.
         */
        get: operations["getMailing"];
        put?: never;
        post?: never;
        /**
         * Delete a mailing
         * @description With the record of its runs. The messages stay.
         */
        delete: operations["deleteMailing"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a mailing
         * @description What is absent stays. A mailing that is resumed goes on with the next time of its rule: what was left out while it was paused was not missed.
         */
        patch: operations["updateMailing"];
        trace?: never;
    };
    "/v1/mailings/{mailingId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the runs of a mailing did
         * @description Newest first. The messages have the reference `mailing:` and the id of the mailing.
         */
        get: operations["listMailingRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sender-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sender names
         * @description In the order of their ids.
         */
        get: operations["listSenderNames"];
        put?: never;
        /**
         * Ask for a sender name
         * @description Carriers that show registered names only must each register it: the platform administrator asks them and records what they
         *     say. Until then `fallback` takes its place there. A name that a platform administrator creates without naming a company is
         *     for all companies.
         */
        post: operations["createSenderName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sender-names/{senderNameId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 71 */
                senderNameId: components["parameters"]["SenderNameId"];
            };
            cookie?: never;
        };
        /**
         * Get a sender name
         * @description With its state at every carrier that shows registered names only.
         */
        get: operations["getSenderName"];
        put?: never;
        post?: never;
        /**
         * Delete a sender name
         * @description Messages that wait keep the name they were accepted with. Refused while another name falls back to it.
         */
        delete: operations["deleteSenderName"];
        options?: never;
        head?: never;
        /**
         * Change a sender name
         * @description Fields that are absent stay as they are. The name itself stays too; another one is another registration.
         */
        patch: operations["updateSenderName"];
        trace?: never;
    };
    "/v1/sender-names/{senderNameId}/carriers/{carrier}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 71 */
                senderNameId: components["parameters"]["SenderNameId"];
                /**
                 * @description Name of the carrier.
                 * @example mts
                 */
                carrier: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Record what a carrier says of a sender name
         * @description In force at once, and in every process within a second.
         */
        put: operations["setSenderRegistration"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List numbers that messages come in on and may be sent from
         * @description A company's own numbers and the shared ones. A platform administrator sees all, or those of the company named. They are given
         *     in the configuration of the gateway, or added by `createNumber`.
         */
        get: operations["listNumbers"];
        put?: never;
        /**
         * Add a number of a company
         * @description Subscribers write to it and call it, and it may be a sender. The link to the network must carry it. It is usable at once; what happens to
         *     calls is set by `setVoice`.
         */
        post: operations["createNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/numbers/{numberId}/voice": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 3 */
                numberId: components["parameters"]["NumberId"];
            };
            cookie?: never;
        };
        /**
         * Say what happens to calls of a number
         * @description Which scenario they follow, by which clock, and how many there may be at a time. For a number of the company's own.
         */
        get: operations["getVoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Let calls of a number follow a scenario
         * @description Fields that are absent stay as they are. The scenario must be published. Without one the caller hears the busy tone. Calls in
         *     progress stay as they are.
         */
        patch: operations["setVoice"];
        trace?: never;
    };
    "/v1/prompts": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List uploaded sounds
         * @description In the order of their ids.
         */
        get: operations["listPrompts"];
        put?: never;
        /**
         * Upload a sound that scenarios play
         * @description The body is the file: WAV, MP3, OGG or FLAC, 16 MiB and five minutes at most. It is known by its content, and kept as WAV of 8000 Hz,
         *     16 bit and one channel; files of another kind are converted by ffmpeg or sox where one of them is installed, and refused else.
         *     Scenarios name it: `{ "prompt": "greeting" }`. A sound of the same name and language is replaced, also for calls in progress.
         */
        post: operations["uploadPrompt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prompts/{promptId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                promptId: components["parameters"]["PromptId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an uploaded sound
         * @description Not the last of a name that a draft plays, or a version that calls follow or will follow.
         */
        delete: operations["deletePrompt"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prompts/{promptId}/file": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                promptId: components["parameters"]["PromptId"];
            };
            cookie?: never;
        };
        /**
         * Listen to an uploaded sound
         * @description WAV, PCM of 16 bit, 8 kHz, mono, as telephones play it.
         */
        get: operations["getPromptFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenario-language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the language of scenarios as JSON Schema
         * @description JSON Schema 2020-12 of a scenario, with every verb, its parameters and its exits, for editors and for programs that write scenarios.
         *     What it lets through may still lead nowhere: `checkScenario` says so.
         */
        get: operations["getScenarioLanguage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List scenarios
         * @description In the order of their ids, without their documents.
         */
        get: operations["listScenarios"];
        put?: never;
        /**
         * Create a scenario
         * @description A scenario says what happens to calls, in named steps. What is created is a draft: it may have errors, which the answer names. Calls
         *     follow it once it is published and a number is given to it.
         */
        post: operations["createScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for what is wrong with a scenario
         * @description Errors (which keep it from being published) and warnings, each with its step, a code and a sentence: exits that lead nowhere, steps
         *     that no way leads to, loops without end, menus without a way for silent callers, numbers that cannot be rung, overlapping hours,
         *     callers who hear nothing. Nothing is stored.
         */
        post: operations["checkScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a call through a scenario without any telephone
         * @description Who calls, when, what he presses and what each telephone does gives the way through the scenario step by step, what is heard, which
         *     telephones are rung, and what is charged. The same code runs live calls. Without `at` it is now; with it: what happens at 13:05 next
         *     Friday? A document is tried as it is given, a scenario by its draft or a version.
         */
        post: operations["simulateScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/{scenarioId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        /**
         * Get a scenario
         * @description Its draft with what is wrong with it, the version that calls follow, and the switches that are set for later.
         */
        get: operations["getScenario"];
        put?: never;
        post?: never;
        /**
         * Delete a scenario
         * @description With its versions. Not while a number follows it.
         */
        delete: operations["deleteScenario"];
        options?: never;
        head?: never;
        /**
         * Change the draft of a scenario
         * @description Fields that are absent stay as they are. Calls go on by the version that was published.
         */
        patch: operations["updateScenario"];
        trace?: never;
    };
    "/v1/scenarios/{scenarioId}/publish": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the draft of a scenario
         * @description The draft becomes a version, which never changes, and calls follow it: from now, or from an instant that is given. Calls in progress
         *     finish on the version that they began with. A draft with errors is refused.
         */
        post: operations["publishScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/{scenarioId}/switches": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let calls follow another version of a scenario
         * @description Back to an older version at once, or to any version from an instant on.
         */
        post: operations["switchScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/{scenarioId}/switches/{switchId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
                /** @example 702 */
                switchId: components["parameters"]["SwitchId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take back a switch that lies ahead
         * @description The version itself stays.
         */
        delete: operations["cancelScenarioSwitch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/{scenarioId}/versions": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        /**
         * List the versions of a scenario, newest first
         * @description With their documents, as they were published.
         */
        get: operations["listScenarioVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/{scenarioId}/diff": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        /**
         * Compare two versions of a scenario
         * @description Steps that came, went and changed, with the places that differ. Without `from` or `to` it is the draft.
         */
        get: operations["diffScenario"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List calls, newest first
         * @description In progress or ended. `outcome=missed` gives the lost callers. Of what was rung, recorded and charged each call tells by itself.
         */
        get: operations["listCalls"];
        put?: never;
        /**
         * Call a customer from an employee's telephone
         * @description Click to call: rings `employee` for at most 30 seconds, and `to` once the employee has answered; both are shown our number. The call
         *     can be looked at, ended and handed over like others; its `direction` is `out`, and `caller` the customer. Each telephone that answered is
         *     charged by its own direction.
         */
        post: operations["placeCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{callId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        /**
         * Get a call with its way, its legs, what is charged and what was recorded
         * @description The call detail record. While the call is in progress only its beginning is there; events tell of the rest. What is charged: `ivr` for
         *     prompts, menus and hold music, `leg` for each telephone that was rung and answered, `record` for recordings and messages, each from its
         *     answer to its end in whole seconds.
         */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{callId}/hang-up": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a call that is in progress
         * @description For everybody on it. Its end is stored a moment later.
         */
        post: operations["hangUpCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{callId}/transfer": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand the talk over to another telephone
         * @description Rings `to` for at most 30 seconds while the talk goes on; whoever answers talks with the subscriber instead of who did. Where nobody
         *     answers nothing changes. `call.leg_started` and `call.leg_ended` tell how it went.
         */
        post: operations["transferCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{callId}/participants": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring another telephone into the talk
         * @description Rings `to` for at most 30 seconds; whoever answers joins, and all hear each other. The talk lasts until the last of them, or the
         *     subscriber, hangs up. Each telephone is charged by its own direction.
         */
        post: operations["addParticipant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{callId}/recordings/{recordingId}/file": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
                /** @example 9002 */
                recordingId: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        /**
         * Listen to a recording
         * @description WAV, PCM of 16 bit, 8 kHz, mono. A `Range` of octets is answered with 206, so that players can jump.
         */
        get: operations["getRecordingFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{callId}/recordings/{recordingId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
                /** @example 9002 */
                recordingId: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete the sound of a recording
         * @description Its place in the call stays, with its length and checksum and `deletedAt`; the file is gone. The audit log says who did it. Recordings
         *     whose days are over are deleted like this by the gateway.
         */
        delete: operations["deleteRecording"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List recordings and messages of callers, newest first
         * @description Of all calls, without those that are deleted. The sound is at `/v1/calls/{callId}/recordings/{id}/file`.
         */
        get: operations["listRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/call-settings": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say what holds for all calls of the company
         * @description How long recordings are kept.
         */
        get: operations["getCallSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what holds for all calls of the company
         * @description Fields that are absent stay as they are. Recordings that are older than `recordingDays` are deleted within ten minutes; a number with
         *     `recordingDays` of its own goes by these.
         */
        patch: operations["setCallSettings"];
        trace?: never;
    };
    "/v1/traffic-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count calls or messages by chosen criteria
         * @description Calls by number, employee, direction, time, outcome and waiting, or messages by direction and time, in rows by what `groupBy` says. The rows
         *     together are the total; the total is the sum of the call detail records, and of what the ledger has charged for the messages. Name a
         *     `period`, or `startedFrom` and `startedBefore`; without both it is today. More than 300,000 calls or messages are refused.
         */
        get: operations["getTrafficReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traffic-report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as an Excel workbook
         * @description A row for each of the report's, and the total in the last.
         */
        get: operations["getTrafficReportXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traffic-report.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a picture with a bar for each row
         * @description A bar for each row with its parts, such as talked, left as a message, missed. The first 62 rows are drawn.
         */
        get: operations["getTrafficReportSvg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traffic-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved reports
         * @description In the order of their ids.
         */
        get: operations["listSavedReports"];
        put?: never;
        /**
         * Save criteria, and have the report sent by mail
         * @description With a `rule` the report is made when its time comes and sent to `mailTo` with its totals, a workbook and a picture; once, whichever
         *     process of the gateway makes it.
         */
        post: operations["createSavedReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traffic-reports/{reportId}": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                reportId: components["parameters"]["TrafficReportId"];
            };
            cookie?: never;
        };
        /**
         * Get a saved report
         * @description Its criteria, and when it is sent next. What it counts is at `/made`.
         */
        get: operations["getSavedReport"];
        put?: never;
        post?: never;
        /**
         * Delete a saved report
         * @description It is not sent any more.
         */
        delete: operations["deleteSavedReport"];
        options?: never;
        head?: never;
        /**
         * Change a saved report
         * @description Fields that are absent stay as they are. `rule` null ends its sending.
         */
        patch: operations["updateSavedReport"];
        trace?: never;
    };
    "/v1/traffic-reports/{reportId}/made": {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                reportId: components["parameters"]["TrafficReportId"];
            };
            cookie?: never;
        };
        /**
         * Make a saved report now
         * @description For the period that its name means now, as it would be sent.
         */
        get: operations["makeSavedReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lost-callers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who called and talked with nobody
         * @description Each caller once, the last first, at most 1,000: how often he called in vain, whether he left a message, and whether somebody has talked
         *     with him since. `open`: nobody has. `called_back`: you called him, and talked. `reached`: he called again, and talked.
         */
        get: operations["listLostCallers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the links to the network and their state
         * @description The state of every bind, and how many submissions await an answer.
         */
        get: operations["listCarriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulator/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the calls of virtual telephones, newest first
         * @description The last thousand.
         */
        get: operations["listSimulatedCalls"];
        put?: never;
        /**
         * Call one of our numbers from a virtual telephone
         * @description The call comes to the gateway as from a carrier. Keys that are given here are pressed one by one where a prompt asks for one; others can
         *     be pressed later. Whoever is rung answers after four seconds, unless his telephone was told otherwise.
         */
        post: operations["placeSimulatedCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulator/calls/{simulatedCallId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                simulatedCallId: components["parameters"]["SimulatedCallId"];
            };
            cookie?: never;
        };
        /**
         * Look at the call of a virtual telephone
         * @description Its state, and what has been heard on it so far. `callId` names it at the gateway.
         */
        get: operations["getSimulatedCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulator/calls/{simulatedCallId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                simulatedCallId: components["parameters"]["SimulatedCallId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Press keys on the caller's virtual telephone
         * @description At once, one after the other.
         */
        post: operations["pressKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulator/calls/{simulatedCallId}/hang-up": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                simulatedCallId: components["parameters"]["SimulatedCallId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hang up a virtual telephone
         * @description The caller's, or those that he talks to.
         */
        post: operations["hangUpSimulatedCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulator/telephones/{target}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number, or a short number of 2 to 6 digits.
                 * @example +79140000001
                 */
                target: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a virtual telephone does when it is rung
         * @description From now on, for calls. What it does with messages is a matter of its script.
         */
        put: operations["setTelephoneHabit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulator/phones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the virtual phones, the most recently active first
         * @description Phones to which something has happened; every other number has a phone that is still untouched.
         */
        get: operations["listSimulatedPhones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulator/phones/{msisdn}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The phone's number.
                 * @example +79000000001
                 */
                msisdn: components["parameters"]["Msisdn"];
            };
            cookie?: never;
        };
        /**
         * Look at one virtual phone
         * @description Every number has a phone. Its messages are whole, as a subscriber sees them.
         */
        get: operations["getSimulatedPhone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulator/phones/{msisdn}/script": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The phone's number.
                 * @example +79000000001
                 */
                msisdn: components["parameters"]["Msisdn"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a virtual phone does with the messages it is sent from now on
         * @description Counts and periods of the script start now. What was submitted before is not touched.
         */
        put: operations["setPhoneScript"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulator/phones/{msisdn}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The phone's number.
                 * @example +79000000001
                 */
                msisdn: components["parameters"]["Msisdn"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a virtual phone write to one of our numbers
         * @description The message comes to the gateway over SMPP, as from a subscriber; GET /v1/messages with direction=mo finds it.
         */
        post: operations["writeFromPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether the process answers
         * @description For process supervisors. It says nothing about storage or carriers.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether the gateway takes messages
         * @description For load balancers. Ready means that a message sent now would be stored.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the metrics in the text format of Prometheus
         * @description The configuration can open this address to everyone.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read this document as YAML
         * @description As it is written, with its comments.
         */
        get: operations["getOpenapiYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read this document as JSON
         * @description The same contract for tools that read JSON.
         */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Name the addresses of the gateway
         * @description For a person who opens the gateway in a browser.
         */
        get: operations["getIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The request that a webhook gets
         * @description Verify it before you read it: `Svyaz-Signature` is `t=UNIXSECONDS,v1=HEX`, with one more `,v1=HEX` while the secret is being
         *     changed. Each HEX is the HMAC-SHA256, in lower-case hexadecimal, of the text `UNIXSECONDS.` followed by the raw octets of the body,
         *     with the whole secret (`whsec_…`, as UTF-8) as its key. Take the request if one of them is right and `t` is not more than five
         *     minutes away from your clock; compare in constant time. Nothing of the URL or of other headers is signed.
         *
         *     Answer 2xx as soon as you have stored the events, within 15 seconds. Events come in the order of the log, so those of one
         *     message come in its order. An event may come again, with the same `id`: after an answer that we never saw, or in a replay.
         *     Another body, in another request, may also hold more events than it did the first time. Redirects are not followed. 410 ends
         *     the webhook.
         */
        post: operations["receiveEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description A positive integer below 2^53 as a decimal string.
         * @example 1042
         */
        Id: string;
        /**
         * Format: date-time
         * @description RFC 3339. Given in UTC with milliseconds, taken with any offset.
         * @example 2026-01-15T09:00:00.000Z
         */
        Instant: string;
        /**
         * Format: date-time
         * @description RFC 3339 in UTC; null while it has not happened, or was not asked for.
         * @example 2026-01-15T09:00:00.000Z
         */
        NullableInstant: string | null;
        /**
         * @description `mt`: sent to a subscriber; `mo`: written by one.
         * @enum {string}
         */
        Direction: "mt" | "mo";
        /**
         * @description `gsm7`: GSM 03.38 default alphabet, 160 characters; `ucs2`: everything else, 70.
         * @enum {string}
         */
        Encoding: "gsm7" | "ucs2";
        /**
         * @description What the text is for. `alert`: an emergency, overtakes everything and knows no quiet hours; `service`: about something
         *     the recipient ordered or takes part in; `mailing`: advertising and news.
         * @enum {string}
         */
        MessageClass: "alert" | "service" | "mailing";
        /**
         * @description Order of dispatch. Defaults to the lane of the class; over 1,000 recipients of a non-alert to `bulk`.
         * @enum {string}
         */
        Lane: "alert" | "normal" | "bulk";
        /**
         * @description Whether Cyrillic is written in Latin letters: never (the default), always, or only if it saves segments.
         * @enum {string}
         */
        TransliterationMode: "off" | "always" | "if_shorter";
        /**
         * @description `scheduled`, `held` and `queued` wait here; `sending` is with the operator without an answer; `sent` was accepted by
         *     it; `delivered`, `undelivered`, `expired`, `rejected`, `failed` and `cancelled` are final; `partially_delivered`: some
         *     segments arrived; `unknown`: no receipt came in time, one may still come.
         * @enum {string}
         */
        MessageState: "scheduled" | "held" | "queued" | "sending" | "sent" | "partially_delivered" | "delivered" | "undelivered" | "expired" | "rejected" | "failed" | "cancelled" | "unknown";
        /**
         * @description `in_doubt`: handed over, and the connection broke before the answer.
         * @enum {string}
         */
        SegmentState: "queued" | "submitting" | "in_doubt" | "sent" | "rejected" | "delivered" | "undelivered" | "expired" | "unknown" | "failed" | "cancelled";
        /** @description Roubles with two decimals, VAT included; negative for what is given back. */
        Money: string;
        /** @description Roubles with two decimals, VAT included; null where it is not known. */
        NullableMoney: string | null;
        /** @description A month of the account's zone. */
        LocalMonth: string;
        /** @description A day of the account's zone. */
        LocalDate: string;
        TariffList: {
            tariffs: components["schemas"]["Tariff"][];
            packages: components["schemas"]["MinutePackage"][];
            /** @description «Компания», packages of SMS. */
            companyOffer: {
                smsPrice: components["schemas"]["Money"];
                packages: {
                    code: string;
                    name: string;
                    sms: number;
                    fee: components["schemas"]["Money"];
                }[];
            };
            /** @description «Сотрудник», by the number of employees. */
            employeeOffer: {
                smsPrice: components["schemas"]["Money"];
                smsPerEmployee: number;
                steps: {
                    from: number;
                    to: number | null;
                    fee: components["schemas"]["Money"];
                }[];
            };
        };
        Tariff: {
            code: string;
            name: string;
            setupFee: components["schemas"]["Money"];
            /** @description A month. */
            numberFee: {
                mobile: components["schemas"]["Money"];
                city: components["schemas"]["Money"];
            };
            /** @description A minute, by direction. */
            prices: {
                [key: string]: components["schemas"]["Money"];
            };
        };
        MinutePackage: {
            code: string;
            name: string;
            minutes: number;
            fee: components["schemas"]["Money"];
            /** @description With which it may be held. */
            tariffs: string[];
            /** @description A minute over the package, by direction. */
            over: {
                [key: string]: components["schemas"]["Money"];
            };
        };
        RatingAccount: {
            companyId: components["schemas"]["Id"];
            /** @description Grows with everything that is written. */
            version: number;
            /** @description By whose days it is billed - the company's when the first tariff was connected. */
            zone: string;
            /**
             * @description Of text messages.
             * @enum {string|null}
             */
            offer: "company" | "employee" | null;
            sms: {
                packages: components["schemas"]["ConnectedPackage"][];
                /** @description «Сотрудник», while it holds. */
                employees: {
                    /** @description As it was counted last. */
                    headCount: number;
                    /** @description SMS of the month, if the head-count stays. */
                    pool: number;
                    sent: number;
                } | null;
                /** @description The first day of «Сотрудник». */
                employeesFrom: string | null;
                /** @description The first day without it. */
                employeesUntil: string | null;
            };
            numbers: components["schemas"]["ConnectedNumber"][];
            month: components["schemas"]["LocalMonth"];
            booked: components["schemas"]["Money"];
            spendingLimit: components["schemas"]["NullableMoney"];
            /** @description All limits of the month - the company's, where both ids are null, and those of numbers and scenarios. */
            limits: {
                numberId: string | null;
                scenarioId: string | null;
                limit: components["schemas"]["Money"];
                booked: components["schemas"]["Money"];
                holdMailings: boolean;
            }[];
            /** @description A limit is reached and holds mailings and bulk messages until the month ends. */
            mailingsHeld: boolean;
            /** @description The last day whose fees are posted. */
            billedThrough: string | null;
            /** @description The last month that is invoiced. */
            invoicedThrough: string | null;
        };
        ConnectedPackage: {
            connection: components["schemas"]["Id"];
            code: string;
            name: string;
            connectedAt: components["schemas"]["Instant"];
            disconnectedAt: components["schemas"]["NullableInstant"];
            /** @description The one that runs; null before it begins and after the last. */
            period: {
                from: components["schemas"]["Instant"];
                until: components["schemas"]["Instant"];
            } | null;
            /** @description SMS, or seconds. */
            included: number;
            left: number;
            exhaustedAt: components["schemas"]["NullableInstant"];
        };
        ConnectedNumber: {
            numberId: components["schemas"]["Id"];
            number: string;
            /** @enum {string} */
            kind: "mobile" | "city";
            active: boolean;
            tariff: string | null;
            nextTariff: {
                tariff: string;
                from: components["schemas"]["Instant"];
            } | null;
            packages: components["schemas"]["ConnectedPackage"][];
        };
        RatingChange: {
            /** @enum {string} */
            do: "connect_sms_package" | "disconnect_sms_package" | "start_employee_offer" | "stop_employee_offer" | "connect_number" | "disconnect_number" | "change_tariff" | "connect_package" | "disconnect_package";
            /**
             * @description Only say what it would cost.
             * @default false
             */
            dryRun: boolean;
            /** @description Code of the package to connect. */
            package?: string;
            connection?: components["schemas"]["Id"];
            /** @description A number of the company, as `listNumbers` or the configuration has it. */
            number?: string;
            /**
             * @default mobile
             * @enum {string}
             */
            kind: "mobile" | "city";
            tariff?: string;
            at?: components["schemas"]["Instant"];
            /**
             * @description Order the change of tariff for the end of the packages that do not go with it.
             * @default false
             */
            atPackageEnd: boolean;
        };
        RatingChangeResult: {
            applied: boolean;
            /** @description What it brings until the month ends, usage aside. */
            cost: {
                month: components["schemas"]["LocalMonth"];
                total: components["schemas"]["Money"];
                charges: {
                    date: components["schemas"]["LocalDate"];
                    amount: components["schemas"]["Money"];
                    explanation: string;
                }[];
            };
            account: components["schemas"]["RatingAccount"];
        };
        SpendingLimit: {
            /** @description Roubles a month; null for none. */
            limit: string | null;
            /**
             * @description Once it is reached, mailings and bulk messages are held until the month ends. Alerts and other service messages always go.
             * @default false
             */
            holdMailings: boolean;
            /** @description Limits what this number costs; without it the company. */
            number?: string;
            scenarioId?: components["schemas"]["Id"];
        };
        PostingList: {
            postings: components["schemas"]["Posting"][];
            nextCursor: string | null;
        };
        Posting: {
            id: components["schemas"]["Id"];
            /** @description What was charged; unique in the ledger. */
            source: string;
            /** @description `setup_fee`, `number_fee`, `package_fee`, `sms_package_fee`, `employee_fee`, `package_use`, `priced_use`, `sms_included`, `sms_over`, `sms_pooled` or `sms_pool_over`. */
            kind: string;
            numberId: string | null;
            messageId: string | null;
            /** @description Of our own calls. */
            callId: string | null;
            serviceDate: components["schemas"]["LocalDate"];
            bookedOn: components["schemas"]["LocalDate"];
            amount: components["schemas"]["Money"];
            /** @description The rule, what paid, and what was left before and after. */
            explanation: string;
            createdAt: components["schemas"]["Instant"];
        };
        ParkedList: {
            parked: {
                /** @enum {string} */
                kind: "sms" | "call";
                id: components["schemas"]["Id"];
                reason: string;
                explanation: string;
                parkedAt: components["schemas"]["Instant"];
            }[];
        };
        InvoiceList: {
            invoices: {
                number: string;
                month: components["schemas"]["LocalMonth"];
                total: components["schemas"]["Money"];
                createdAt: components["schemas"]["Instant"];
            }[];
        };
        Invoice: {
            /** @description Of the company and its ordinal there. */
            number: string;
            companyId: components["schemas"]["Id"];
            company: string;
            month: components["schemas"]["LocalMonth"];
            date: components["schemas"]["LocalDate"];
            total: components["schemas"]["Money"];
            /** @description By rate, inside the total. */
            vat: {
                /** @description Percent. */
                rate: string;
                total: components["schemas"]["Money"];
                vat: components["schemas"]["Money"];
            }[];
            lines: {
                /** @description The number that it is for; null for the company. */
                number: string | null;
                code: string;
                name: string;
                quantity: number;
                unit: string;
                price: components["schemas"]["NullableMoney"];
                amount: components["schemas"]["Money"];
                vatRate: string;
                vat: components["schemas"]["Money"];
            }[];
            createdAt: components["schemas"]["Instant"];
        };
        UsageBatch: {
            records: {
                id: components["schemas"]["Id"];
                number: string;
                /** @description A code of the price list. */
                direction: string;
                startedAt: components["schemas"]["Instant"];
                endedAt: components["schemas"]["Instant"];
                /** @description From the answer. */
                seconds: number;
            }[];
        };
        VoicePlan: {
            tariff: string;
            /** @description Codes; a package may stand several times. */
            packages: string[];
        };
        CallPreviewRequest: {
            /** @description Ours. */
            number: string;
            calls: {
                /** @description Whom it goes to; or give a direction. */
                to?: string;
                /** @description A code of the price list, such as `ivr` or `record`. */
                direction?: string;
                /** @description From the answer. */
                seconds: number;
                at?: components["schemas"]["Instant"];
            }[];
            under?: components["schemas"]["VoicePlan"];
        };
        CallPreview: {
            calls: {
                direction: string;
                /** @description What the direction was found by. */
                because: string | null;
                price: components["schemas"]["NullableMoney"];
                priceReason: components["schemas"]["PriceReason"];
                explanations: string[];
            }[];
            total: components["schemas"]["Money"];
        };
        AdviceRequest: {
            /** @description Ours; without it text messages are looked at. */
            number?: string;
            from: components["schemas"]["LocalMonth"];
            to: components["schemas"]["LocalMonth"];
            /**
             * @description How many plans.
             * @default 3
             */
            count: number;
            /** @description Plans of the number whose cost is wanted as well. */
            plans?: components["schemas"]["VoicePlan"][];
        };
        AdvisedPlan: {
            /**
             * @description Of text messages.
             * @enum {string|null}
             */
            offer: "company" | "employee" | null;
            /** @description Of a number. */
            tariff: string | null;
            packages: string[];
            cost: components["schemas"]["Money"];
            fees: components["schemas"]["NullableMoney"];
            usage: components["schemas"]["NullableMoney"];
        };
        Advice: {
            months: components["schemas"]["LocalMonth"][];
            /** @description Of a number. */
            records: number | null;
            /** @description Combinations. */
            compared: number;
            best: components["schemas"]["AdvisedPlan"][];
            current: components["schemas"]["AdvisedPlan"] | null;
            saving: components["schemas"]["NullableMoney"];
            plans: components["schemas"]["AdvisedPlan"][];
            /** @description What the price list hides. */
            remarks: string[];
        };
        UsageCorrection: {
            id: components["schemas"]["Id"];
            number: string;
            /** @description What is true; null where nothing was used. */
            record: {
                /** @description A code of the price list. */
                direction: string;
                startedAt: components["schemas"]["Instant"];
                endedAt: components["schemas"]["Instant"];
                /** @description From the answer. */
                seconds: number;
            } | null;
        };
        RatingProfile: {
            /** @description As the numbering register spells it: calls within it cost as at home. */
            homeRegion: string;
            /** @description The closed group (ЗГП), in E.164. */
            ownNumbers: string[];
            /** @description Short numbers of the company, 2 to 6 digits, and what each stands for: a number, or `own_trunk` for its own exchange, which costs nothing. */
            shortNumbers: {
                [key: string]: string;
            };
        };
        UsageResult: {
            results: {
                id: components["schemas"]["Id"];
                /** @enum {string} */
                outcome: "rated" | "known" | "parked" | "refused";
                reason: string | null;
                explanation: string | null;
            }[];
            total: components["schemas"]["Money"];
        };
        /**
         * @description Why there is no price: `not_rated`: no offer of text messages is connected, or no tariff of the number; `pending`: it is known when
         *     the operator has accepted, or when the call has ended; `unpriced`: nobody names a price for this destination. `estimate` stands beside a price that the month's head-count may still
         *     change. Null beside one that stands.
         * @enum {string|null}
         */
        PriceReason: "not_rated" | "pending" | "estimate" | "unpriced" | null;
        RefusedRecipient: {
            /** @description The recipient as the caller wrote it. */
            to: string;
            code: components["schemas"]["RefusalCode"];
            /** @description For a person to read. */
            reason: string;
        };
        /**
         * @description `invalid_number`, `duplicate`: the number itself; `unknown_person`, `unknown_group`, `empty_group`, `unknown_tag`, `empty_tag`,
         *     `no_number`, `not_employed`: the person, group or tag named; `not_allowed`: the user may not write to it, or not at that time;
         *     `no_consent`: a contact who has not consented to mailings; `unknown_list`, `empty_list`: the mailing list named; `opted_out`,
         *     `blacklisted`: it must not be texted; `no_route`, `sender_not_allowed`: no carrier takes it, or none shows the sender;
         *     `missing_value`, `invalid_value`, `empty_text`, `text_too_long`: its own text; `invalid_zone`; `time_in_past`, `quiet_hours`: it could not be sent in time;
         *     `no_price`: the company's tariff names none for it, as for SMS abroad.
         * @enum {string}
         */
        RefusalCode: "invalid_number" | "duplicate" | "unknown_person" | "unknown_group" | "empty_group" | "unknown_tag" | "empty_tag" | "not_allowed" | "no_number" | "not_employed" | "no_consent" | "unknown_list" | "empty_list" | "opted_out" | "blacklisted" | "no_route" | "sender_not_allowed" | "missing_value" | "invalid_value" | "empty_text" | "text_too_long" | "invalid_zone" | "time_in_past" | "quiet_hours" | "no_price";
        SendMessageRequest: {
            /**
             * @description One number, or up to 50,000, written in any usual way, persons and groups of the directory, and tags: a string that begins
             *     with `#` is a tag too. With groups and tags written out there are at most 200,000.
             * @example +79000000001
             * @example [
             *       "+79000000001",
             *       "8 900 000-00-02"
             *     ]
             */
            to: string | components["schemas"]["Recipient"][];
            /**
             * @description Unicode; up to 15 segments on air. When values are given, here or with a recipient, `{name}` is a slot that they fill,
             *     and `{{` and `}}` stand for braces; otherwise braces are braces.
             * @example Заказ № 1042 готов.
             */
            text: string;
            /** @description Values of slots for every recipient that brings none of its own. */
            values?: components["schemas"]["SlotValues"];
            /**
             * @description Sender name, own number or short code. Defaults to that of the company.
             * @example Svyaz
             */
            from?: string;
            /** @description What the text is for; `service` when absent. */
            class?: components["schemas"]["MessageClass"];
            lane?: components["schemas"]["Lane"];
            transliterate?: components["schemas"]["TransliterationMode"];
            /**
             * Format: date-time
             * @description Earliest instant of sending.
             * @example 2026-01-15T18:00:00+03:00
             */
            scheduledAt?: string;
            /**
             * @description Earliest date and time of sending on each recipient's own clock; instead of `scheduledAt`.
             * @example 2026-01-15T09:30
             */
            scheduledLocal?: string;
            /**
             * @description What becomes of recipients whose `scheduledLocal` has passed; `refuse` when absent.
             * @enum {string}
             */
            ifPast?: "send" | "refuse";
            /**
             * Format: date-time
             * @description Instant after which the message is worthless and is no longer sent.
             * @example 2026-01-15T20:00:00+03:00
             */
            deliverBefore?: string;
            /**
             * @description The caller's own reference; returned, never interpreted.
             * @example incident-77
             */
            reference?: string;
            /**
             * @description What one bad recipient does to the rest; `skip` when absent.
             * @enum {string}
             */
            onRefusedRecipient?: "skip" | "refuse_all";
            /** @description Where answers of the recipients are sent by mail, beside the inbox and the events. */
            replyMail?: components["schemas"]["MailAddress"];
            /**
             * @description Tags that label the messages, beside those they are sent to; ids or names.
             * @example [
             *       "#собрание"
             *     ]
             */
            tags?: string[];
            /**
             * @description The `hash` of a plan. When sending would no longer do what it says, it is refused with `plan_changed`.
             * @example 7dZ0mJbIhQOJjv2O1pXQkVxj5m0F4xg8Qy7Z8q3bH2E
             */
            planHash?: string;
        };
        /**
         * @description A number written in any usual way, a tag that begins with `#`, or an object that says more of the recipient or names a person, a
         *     group of the directory, a tag, or a mailing list. Persons bring their zone and, for slots of the text, their name and attributes; those of other
         *     companies, which a tag may reach, bring neither.
         */
        Recipient: string | {
            /** @description The number. */
            to?: string;
            /** @description In place of `to`, the id of a person. */
            person?: string;
            /** @description In place of `to`, the id or the name of a group. */
            group?: string;
            /** @description In place of `to`, the id or the name of a mailing list. */
            list?: string;
            /** @description In place of `to`, the id or the name of a tag. */
            tag?: string;
            values?: components["schemas"]["SlotValues"];
            /**
             * @description The recipient's IANA time zone; that of the number, else of the company, when absent.
             * @example Asia/Sakhalin
             */
            zone?: string;
        };
        /**
         * @description Values by the name of their slot.
         * @example {
         *       "order": 1042,
         *       "name": "Анна"
         *     }
         */
        SlotValues: {
            [key: string]: string | number;
        };
        SendMessageResult: {
            /**
             * @description Null for a single recipient.
             * @example 311
             */
            broadcastId: string | null;
            /** @description One for every accepted recipient, in the order of the request. */
            messages: components["schemas"]["AcceptedRecipient"][];
            refused: components["schemas"]["RefusedRecipient"][];
            state: components["schemas"]["MessageState"];
            segments: components["schemas"]["SegmentCount"];
            class: components["schemas"]["MessageClass"];
            lane: components["schemas"]["Lane"];
            createdAt: components["schemas"]["Instant"];
            scheduledAt: components["schemas"]["NullableInstant"];
            deliverBefore: components["schemas"]["NullableInstant"];
            price: components["schemas"]["NullableMoney"];
            priceReason: components["schemas"]["PriceReason"];
        };
        /** @description Parameters of `/send`. `to` and `text` are needed, in the address or here. */
        SimpleSendRequest: {
            /**
             * @description Numbers, written in any usual way, and tags such as `#авария`, with commas or semicolons between.
             * @example +79000000001; 8 900 000-00-02
             */
            to?: string | string[];
            /** @description Unicode; up to 15 segments on air. */
            text?: string;
            /** @description Sender name, own number or short code. Defaults to that of the company. */
            from?: string;
            /** @description When to send, RFC 3339 or `+MINUTES` from now. */
            at?: string;
            /** @description When the message is worthless, RFC 3339 or `+MINUTES` from now. */
            before?: string;
            /** @description The same in minutes from the time of sending, 1 to 525600. */
            validity?: string;
            class?: components["schemas"]["MessageClass"];
            translit?: components["schemas"]["TransliterationMode"];
            /** @description Idempotency key. The same request with the same key sends once and gets the first answer again. */
            id?: string;
            /** @description The caller's own reference; returned, never interpreted. */
            ref?: string;
            /**
             * @description Form of the answer. The `Accept` header decides when it is absent, and plain text without one.
             * @enum {string}
             */
            format?: "json" | "xml" | "text";
            /**
             * @description How the letters of query and form are written. UTF-8 where all of it is UTF-8, else windows-1251, when absent.
             * @enum {string}
             */
            charset?: "utf-8" | "windows-1251";
            /** @description An API key. */
            key?: string;
            /** @description Login of a user. */
            login?: string;
            /** @description Password of the user. */
            password?: string;
        };
        AcceptedRecipient: {
            id: components["schemas"]["Id"];
            /**
             * @description The number in E.164, or `subscriber:` and an id for the person of another company.
             * @example +79000000001
             */
            to: string;
            state: components["schemas"]["MessageState"];
            segmentCount: number;
        };
        SegmentCount: {
            /** @description `ucs2` when any of the messages needs it. */
            encoding: components["schemas"]["Encoding"];
            /** @description Of the longest message. */
            perMessage: number;
            /** @description Over all accepted recipients. */
            total: number;
        };
        MessagePlan: {
            /** @description The same as long as sending would do the same. */
            hash: string;
            class: components["schemas"]["MessageClass"];
            lane: components["schemas"]["Lane"];
            createdAt: components["schemas"]["Instant"];
            deliverBefore: components["schemas"]["NullableInstant"];
            /** @description Messages that would be sent. */
            recipients: number;
            /** @description Segments of all messages, and of the shortest and the longest. */
            segments: {
                total: number;
                min: number;
                max: number;
            };
            /** @description Recipients whose own values make their text need more segments than that of others: how many, and the first 100, most segments first. */
            longer: {
                recipients: number;
                messages: {
                    to: string;
                    personId: components["schemas"]["Id"] | null;
                    segmentCount: number;
                }[];
            };
            /** @description The first 100 in the order of the request. */
            messages: components["schemas"]["PlannedMessage"][];
            /** @description Everybody who would get nothing, with the reason. People of other companies are counted, not named. */
            refused: components["schemas"]["RefusedRecipient"][];
            /** @description Other companies that tags reach, and how many messages go to their people. */
            companies: {
                id: components["schemas"]["Id"];
                name: string;
                recipients: number;
            }[];
            /** @description Tags that the messages are labelled with. */
            tags: string[];
            /** @description What would make the text of the first message cheaper. */
            advice: string[];
            price: components["schemas"]["NullableMoney"];
            priceReason: components["schemas"]["PriceReason"];
        };
        PlannedMessage: {
            /** @description The number, or `subscriber:` and an id for the person of another company. */
            to: string;
            /** @description Whose person it is where that is another company. */
            recipientCompanyId?: string | null;
            /** @description The network operator by the numbering table. */
            operator: string | null;
            region: string | null;
            /** @enum {string} */
            portStatus: "ported" | "not_ported" | "unknown";
            /**
             * @description How much the numbering table knows.
             * @enum {string}
             */
            precision: "code" | "range" | "ported" | "none";
            /** @description Which numbering data answered. */
            dataVersion: string | null;
            route: string;
            carrier: string;
            /** @description Carriers that follow when this one refuses the message or stays away. */
            alternatives: string[];
            /** @description The sender that the phone shows. */
            from: string;
            /** @description The carrier does not show the sender asked for; its fall-back stands here. */
            senderReplaced: boolean;
            /** @description What goes on air. */
            text: string;
            transliterated: boolean;
            encoding: components["schemas"]["Encoding"];
            segmentCount: number;
            state: components["schemas"]["MessageState"];
            sendAt: components["schemas"]["Instant"];
            /** @description The quiet hours that hold it. */
            heldBy: string | null;
            /** @description The zone by which its time was taken; null for the person of another company. */
            zone: string | null;
            /** @description The person of the directory; null where a number was named. */
            personId?: string | null;
        };
        /** @example user:601 */
        Author: string;
        /**
         * @description `rest`: `POST /v1/messages`; `send`: the plain address; `m2m-soap`, `m2m-get`, `m2m-post` (REST v2 too): those of the M2M API; `mail`;
         *     `smpp`; and what sends by itself: `sms` (in answer to a subscriber), `mailing`, `poll`, `alert`, `call` (a scenario).
         * @enum {string}
         */
        MessageInterface: "rest" | "send" | "m2m-soap" | "m2m-get" | "m2m-post" | "mail" | "smpp" | "sms" | "mailing" | "poll" | "alert" | "call";
        Message: {
            id: components["schemas"]["Id"];
            broadcastId: string | null;
            direction: components["schemas"]["Direction"];
            /** @description mt: the sender the phone shows; mo: the subscriber. */
            from: string;
            /** @description mt: the subscriber; mo: our number. */
            to: string;
            /**
             * @description Whose person the subscriber is where a tag has reached another company. `subscriber:` and an id, the same for the same
             *     person, then stand for the number, which is not told.
             */
            recipientCompanyId?: string | null;
            /**
             * @description Tags that it is labelled with.
             * @example [
             *       "#АварияСервер1"
             *     ]
             */
            tags?: string[];
            /** @description The text as it was given, or as it arrived. */
            text: string;
            /** @description What went on air where it differs from `text`. */
            sentText: string | null;
            encoding: components["schemas"]["Encoding"];
            class: components["schemas"]["MessageClass"];
            lane: components["schemas"]["Lane"];
            state: components["schemas"]["MessageState"];
            /** @description Grows by one with every change. */
            version: number;
            reference: string | null;
            /** @description The person of the directory that it was sent to. */
            personId?: string | null;
            /** @description mo: what it is about. */
            reply?: components["schemas"]["Reply"];
            /** @description Id of the request that made the message. */
            requestId: string;
            /**
             * @description Who sent it; null for mo.
             * @example user:601
             * @example key:7
             * @example mailing:701
             * @example system
             */
            author?: string | null;
            /** @description What it came in by; null for mo. */
            via?: components["schemas"]["MessageInterface"] | null;
            /** @description mo: false while parts of a long message are missing. */
            complete: boolean;
            createdAt: components["schemas"]["Instant"];
            scheduledAt: components["schemas"]["NullableInstant"];
            /** @description When it may be sent; later than asked for where quiet hours hold it. */
            sendAt: components["schemas"]["Instant"];
            /** @description The quiet hours that hold it. */
            heldBy: string | null;
            /** @description The route it took; null for mo. */
            route: string | null;
            deliverBefore: components["schemas"]["NullableInstant"];
            /** @description When the first segment was handed to the operator. */
            submittedAt: components["schemas"]["NullableInstant"];
            /** @description When the operator had accepted the last segment; null until it has them all. */
            sentAt: components["schemas"]["NullableInstant"];
            /** @description When the last segment reached its end; null until all have. */
            doneAt: components["schemas"]["NullableInstant"];
            updatedAt: components["schemas"]["Instant"];
            segmentCount: number;
            segments: components["schemas"]["Segment"][];
            price: components["schemas"]["NullableMoney"];
            priceReason: components["schemas"]["PriceReason"];
        };
        Segment: {
            ordinal: number;
            state: components["schemas"]["SegmentState"];
            /** @description The link it left by. */
            carrier: string | null;
            /** @description The operator's own id. */
            carrierMessageId: string | null;
            attempts: number;
            submittedAt: components["schemas"]["NullableInstant"];
            sentAt: components["schemas"]["NullableInstant"];
            doneAt: components["schemas"]["NullableInstant"];
            /** @description Code of a refusal or a failed delivery, as the operator gave it. */
            errorCode: string | null;
            errorReason: string | null;
        };
        History: {
            messages: components["schemas"]["Message"][];
            nextCursor: components["schemas"]["NextCursor"];
            /**
             * @description False while messages of the company are stored and cannot be found by their words yet; true for a search without `q` and
             *     `contains`.
             */
            isComplete: boolean;
        };
        Timeline: {
            entries: components["schemas"]["TimelineEntry"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        TimelineEntry: {
            /**
             * @description More kinds will follow.
             * @enum {string}
             */
            kind: "message" | "call";
            at: components["schemas"]["Instant"];
            message?: components["schemas"]["Message"];
            call?: components["schemas"]["RecordedCall"];
        };
        /** @description A call with what was recorded of it; `message` is what the caller left. */
        RecordedCall: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            numberId: components["schemas"]["Id"];
            /** @description Ours. */
            number: string;
            /**
             * @description `out` - we called, because somebody asked for it.
             * @enum {string}
             */
            direction: "in" | "out";
            /** @description The subscriber: who calls, or who is called. Null where he hides his number. */
            caller: string | null;
            /** @description Null for a call to the outside. */
            scenarioId: string | null;
            scenarioVersion: number | null;
            carrier: string;
            state: components["schemas"]["CallState"];
            outcome: components["schemas"]["CallOutcome"] | null;
            /** @description What ended it. */
            reason: string | null;
            startedAt: components["schemas"]["Instant"];
            answeredAt: components["schemas"]["NullableInstant"];
            endedAt: components["schemas"]["NullableInstant"];
            recordings: components["schemas"]["CallRecording"][];
            price: components["schemas"]["NullableMoney"];
            priceReason: components["schemas"]["PriceReason"];
        };
        HistoryTotals: {
            /** @description The sum of all counts. */
            messages: number;
            /** @description Directions and states that occur. */
            counts: components["schemas"]["HistoryCount"][];
            /** @description As in `History`. */
            isComplete: boolean;
        };
        HistoryCount: {
            direction: components["schemas"]["Direction"];
            state: components["schemas"]["MessageState"];
            messages: number;
        };
        DoubtDecision: {
            /**
             * @description `resend`: send again what may have arrived; `give_up`: leave it as it is.
             * @example resend
             * @enum {string}
             */
            decision: "resend" | "give_up";
        };
        /** @description As the parameters of `listHistory`. */
        HistoryExportFilter: {
            q?: string;
            contains?: string;
            direction?: components["schemas"]["Direction"];
            state?: components["schemas"]["MessageState"];
            class?: components["schemas"]["MessageClass"];
            msisdn?: string;
            broadcastId?: components["schemas"]["Id"];
            reference?: string;
            author?: components["schemas"]["Author"];
            via?: components["schemas"]["MessageInterface"];
            tag?: string;
            person?: components["schemas"]["Id"];
            group?: string;
            groupAt?: components["schemas"]["Instant"];
            createdFrom?: components["schemas"]["Instant"];
            createdBefore?: components["schemas"]["Instant"];
        };
        CreateHistoryExportRequest: {
            /** @enum {string} */
            format: "xlsx" | "csv";
            filter?: components["schemas"]["HistoryExportFilter"];
        };
        HistoryExport: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            state: "writing" | "done" | "failed";
            /** @enum {string} */
            format: "xlsx" | "csv";
            /** @description Messages that the filter found when it was asked. */
            expected: number;
            /** @description That are written. */
            messages: number;
            bytes: number;
            error: string | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
        };
        HistoryExportList: {
            exports: components["schemas"]["HistoryExport"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        MessageList: {
            messages: components["schemas"]["Message"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Inbox: {
            messages: components["schemas"]["Message"][];
            /** @description Ask on with this, at once or later. The same again when nothing has come. */
            nextAfter: string;
            /** @description Whether more is there already. */
            hasMore: boolean;
        };
        AssignInboundRequest: {
            companyId: components["schemas"]["Id"];
        };
        /**
         * @description What a subscriber's message is about. Tried in this order: a keyword; the code of an open question; the only open question that
         *     it answers; a report of a known form; the last message sent to the subscriber within the window. `ask`: it answers several
         *     questions, and the person was asked which. `late`: the question was closed before.
         */
        Reply: {
            /** @enum {string} */
            decision: "keyword" | "code" | "question" | "report" | "ask" | "late" | "message" | "none";
            /** @description Why it was taken for that. */
            reason: string;
            target: {
                /** @enum {string} */
                type: "message" | "poll" | "alert" | "report_form";
                id: components["schemas"]["Id"];
            } | null;
            /** @description The answer to a question; null for words of its own. */
            option: string | null;
            /** @description Words of its own, or what stands beside the option. */
            comment: string | null;
            /** @description Of a report. */
            fields: {
                [key: string]: string;
            } | null;
            /** @enum {string|null} */
            keyword: "stop" | "start" | "help" | "subscribe" | "leave" | null;
            /** @description Whose number it is in the directory. */
            personId: string | null;
            /** @description The network operator of the subscriber, where it is known. */
            operator: string | null;
            /** @description Whether it came from another network than those of `replies.operators`; null where nothing tells. */
            offNetwork: boolean | null;
        };
        /** @example petrova@energo.example */
        MailAddress: string;
        PollOptionInput: {
            /** @example да */
            label: string;
            /** @description What stands for it in answers; its number when absent. */
            key?: string;
            /** @description What counts for it beside its number and its label. */
            words?: string[];
        };
        CreatePollRequest: {
            /** @description For lists, and where a person has to be asked which poll is meant. */
            title?: string;
            text: string;
            to: components["schemas"]["Recipient"][];
            /** @description Empty for a question that is answered in words; then `freeText` must be true. */
            options: components["schemas"]["PollOptionInput"][];
            /** @description Whether other answers than the options count; false when absent. */
            freeText?: boolean;
            /** @description Whether each answer is confirmed by SMS; false when absent. */
            confirm?: boolean;
            /**
             * Format: date-time
             * @example 2026-01-16T09:00:00+03:00
             */
            closesAt: string;
            /**
             * Format: date-time
             * @description When who has not answered is asked once more.
             */
            remindAt?: string;
            /** @description Text of the reminder; that of the poll when absent. */
            reminder?: string;
            /** @description Sender; one that can be answered: a number or short code. */
            from?: string;
            reference?: string;
            replyMail?: components["schemas"]["MailAddress"];
        };
        PollOption: {
            key: string;
            label: string;
            /** @description All that counts for it. */
            words: string[];
        };
        PollCounts: {
            /** @description The sum of all others. */
            asked: number;
            silent: number;
            /** @description Answers that are none of the options. */
            freeText: number;
            options: {
                key: string;
                label: string;
                answers: number;
            }[];
        };
        Poll: {
            id: components["schemas"]["Id"];
            title: string;
            /** @description As it is sent. */
            text: string;
            from: string | null;
            options: components["schemas"]["PollOption"][];
            freeText: boolean;
            confirm: boolean;
            /** @enum {string} */
            state: "open" | "closed";
            closesAt: components["schemas"]["Instant"];
            remindAt: components["schemas"]["NullableInstant"];
            remindedAt: components["schemas"]["NullableInstant"];
            closedAt: components["schemas"]["NullableInstant"];
            reference: string | null;
            replyMail: string | null;
            /** @description Grows with every answer and change. */
            version: number;
            createdAt: components["schemas"]["Instant"];
            /** @description Who was not asked, and why. */
            refused: components["schemas"]["RefusedRecipient"][];
            counts?: components["schemas"]["PollCounts"];
        };
        PollList: {
            polls: components["schemas"]["Poll"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        PollAnswer: {
            personId: string | null;
            name: string | null;
            number: string;
            /** @description Key of the option; null for words of its own and for who is silent. */
            option: string | null;
            label: string | null;
            comment: string | null;
            answeredAt: components["schemas"]["NullableInstant"];
            /** @description The message that was the answer. */
            messageId: string | null;
        };
        PollAnswerList: {
            answers: components["schemas"]["PollAnswer"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        CreateReportFormRequest: {
            name: string;
            /** @example заказ {n:digits} {status} */
            pattern: string;
            /** @description A report that is right; sent to whoever did not get it right. */
            example?: string;
            /** @description Whether each report is confirmed by SMS; false when absent. */
            confirm?: boolean;
        };
        UpdateReportFormRequest: {
            name?: string;
            pattern?: string;
            /** @description Null: none any more. */
            example?: string | null;
            confirm?: boolean;
        };
        ReportForm: {
            id: components["schemas"]["Id"];
            name: string;
            pattern: string;
            example: string | null;
            confirm: boolean;
            createdAt: components["schemas"]["Instant"];
        };
        ReportFormList: {
            reportForms: components["schemas"]["ReportForm"][];
        };
        Report: {
            messageId: components["schemas"]["Id"];
            formId: components["schemas"]["Id"];
            from: string;
            personId: string | null;
            fields: {
                [key: string]: string;
            };
            text: string;
            receivedAt: components["schemas"]["Instant"];
        };
        ReportList: {
            reports: components["schemas"]["Report"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        AlertStepInput: {
            to: components["schemas"]["Recipient"][];
            /** @description How often it is sent; 2 when absent. */
            sends?: number;
            /** @description How long each time is waited for an answer; 5 when absent. */
            waitMinutes?: number;
        };
        CreateAlertRequest: {
            text: string;
            steps: components["schemas"]["AlertStepInput"][];
            /** @description Sender; one that can be answered: a number or short code. */
            from?: string;
            /** @description Who is told by mail what is answered, and that nobody took it. */
            mail?: components["schemas"]["MailAddress"];
            reference?: string;
        };
        AlertPerson: {
            personId: string | null;
            name: string | null;
            number: string;
            /** @description At which the person was asked first. */
            step: number;
            askedAt: components["schemas"]["NullableInstant"];
            /** @enum {string|null} */
            answer: "take" | "decline" | null;
            comment: string | null;
            answeredAt: components["schemas"]["NullableInstant"];
        };
        Alert: {
            id: components["schemas"]["Id"];
            text: string;
            from: string | null;
            /** @description What is answered to take it: one digit that answers nothing else now. */
            word: string;
            /** @enum {string} */
            state: "open" | "acknowledged" | "unacknowledged" | "cancelled";
            /** @description The step that runs or ran last. */
            step: number;
            /** @description How often it was sent. */
            attempt: number;
            steps: {
                sends: number;
                waitMinutes: number;
            }[];
            /** @description When it goes on unless somebody answers. */
            nextAt: components["schemas"]["NullableInstant"];
            endedAt: components["schemas"]["NullableInstant"];
            /** @description The number that took it, or the key or user that ended it. */
            endedBy: string | null;
            endedName: string | null;
            mail: string | null;
            reference: string | null;
            version: number;
            createdAt: components["schemas"]["Instant"];
            /** @description Who of the first step is not written to, and why. */
            refused: components["schemas"]["RefusedRecipient"][];
            people?: components["schemas"]["AlertPerson"][];
        };
        AlertList: {
            alerts: components["schemas"]["Alert"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        AcknowledgeAlertRequest: {
            /** @description Who takes it, for those who are told. */
            name?: string;
        };
        AlertCheck: {
            steps: {
                people: number;
                /** @description Unless somebody answers before. */
                startsAfterMinutes: number;
                refused: components["schemas"]["RefusedRecipient"][];
            }[];
            /** @description When it is known that nobody took it. */
            failsAfterMinutes: number;
            /** @description With any the alert is refused. */
            problems: components["schemas"]["AlertFinding"][];
            warnings: components["schemas"]["AlertFinding"][];
        };
        AlertFinding: {
            /** @example nobody */
            code: string;
            field: string;
            reason: string;
        };
        /** @description Give it as `cursor` to get the next page; null on the last. */
        NextCursor: string | null;
        Broadcast: {
            id: components["schemas"]["Id"];
            /** @description Recipients accepted. */
            recipients: number;
            /** @description How many of them already have their message. */
            materialised: number;
            /** @description Messages by state; recipients without a message yet count as queued, scheduled or cancelled, as the broadcast is. */
            states: {
                [key: string]: number;
            };
            createdAt: components["schemas"]["Instant"];
            cancelledAt: components["schemas"]["NullableInstant"];
        };
        /**
         * @description Width of the concatenation reference; 16 bits cost a septet or a unit of each segment.
         * @enum {string}
         */
        ReferenceWidth: "8bit" | "16bit";
        SegmentationRequest: {
            /** @example Zakaz № 1042 gotov. */
            text: string;
            transliterate?: components["schemas"]["TransliterationMode"];
            /** @description Width of the concatenation reference; `8bit` when absent. */
            reference?: components["schemas"]["ReferenceWidth"];
        };
        Segmentation: {
            encoding: components["schemas"]["Encoding"];
            reference: components["schemas"]["ReferenceWidth"];
            /** @description What would go on air. */
            text: string;
            /** @description Length of the text: septets for gsm7, UTF-16 units for ucs2. */
            units: number;
            /** @description What the last segment would still take. */
            unitsFree: number;
            /** @description A text of more segments than this is not sent. */
            maxSegments: number;
            segments: components["schemas"]["ExplainedSegment"][];
            /** @description What made the text expensive, in order of appearance. */
            culprits: components["schemas"]["Culprit"][];
            /** @description Sentences for the writer of the text. */
            advice: string[];
            /** @description What Latin letters would give; null when they would change nothing. */
            transliteration: components["schemas"]["TransliterationOutcome"] | null;
        };
        ExplainedSegment: {
            ordinal: number;
            text: string;
            units: number;
        };
        Culprit: {
            /**
             * @description `forces_ucs2`: outside the GSM alphabet; `two_septets`: from its extension table.
             * @enum {string}
             */
            cost: "forces_ucs2" | "two_septets";
            /** @description As seen on the screen; of a script, its first letter here. */
            character: string;
            /** @example U+2116 */
            codePoint: string;
            /** @description Set when it stands for all letters of a script. */
            script: string | null;
            /** @description Of the first occurrence, from 1, in code points of `text`. */
            position: number;
            count: number;
            /** @description What to write instead so that the text gets cheaper. */
            replacement: string | null;
        };
        TransliterationOutcome: {
            text: string;
            encoding: components["schemas"]["Encoding"];
            segments: number;
            /** @description Negative when it would cost more. */
            segmentsSaved: number;
        };
        /** @description A login with its password, or a key. */
        SignIn: {
            login?: string;
            password?: string;
            /** @description An API key. */
            key?: string;
        };
        Session: {
            user: components["schemas"]["User"] | null;
            /** @description The key that the caller holds in place of a user's password. */
            apiKey: {
                id: components["schemas"]["Id"];
                name: string;
            } | null;
            /** @description Null for the platform, which is no company. */
            company: {
                id: components["schemas"]["Id"];
                name: string;
                /** @description IANA time zone. */
                zone: string;
            } | null;
            scopes: components["schemas"]["Scope"][];
            /** @description Sender of messages that name none. */
            defaultSender: string | null;
            /** @description Whether the caller may look at virtual phones and write from them. */
            virtualPhones: boolean;
        };
        Company: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description IANA time zone. */
            zone: string;
            state: components["schemas"]["ActivityState"];
            requestsPerSecond: components["schemas"]["CompanyRate"];
            recipientsPerSecond: components["schemas"]["CompanyRate"];
            createdAt: components["schemas"]["Instant"];
        };
        /** @description What the company may do a second; null for the gateway's own limit. Only the platform sets it. */
        CompanyRate: number | null;
        /**
         * @description Who is suspended is not let in; nothing is lost.
         * @enum {string}
         */
        ActivityState: "active" | "suspended";
        CreateCompanyRequest: {
            /** @example ООО «Ромашка» */
            name: string;
            /**
             * @description IANA time zone.
             * @example Europe/Moscow
             */
            zone: string;
        };
        UpdateCompanyRequest: {
            name?: string;
            /** @description IANA time zone. */
            zone?: string;
            state?: components["schemas"]["ActivityState"];
            requestsPerSecond?: components["schemas"]["CompanyRate"];
            recipientsPerSecond?: components["schemas"]["CompanyRate"];
        };
        CompanyList: {
            companies: components["schemas"]["Company"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description `administrator`: everything in the company; `operator`: sends and reads; `base_user`: sends.
         * @enum {string}
         */
        Role: "administrator" | "operator" | "base_user";
        User: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            /** @description Unique over the whole gateway, compared without case. */
            login: string;
            name: string;
            role: components["schemas"]["Role"];
            state: components["schemas"]["ActivityState"];
            /** @description Who it is in the directory. */
            personId?: string | null;
            createdAt: components["schemas"]["Instant"];
        };
        CreateUserRequest: {
            /** @example petrova */
            login: string;
            /** @example Анна Петрова */
            name: string;
            role: components["schemas"]["Role"];
            /** @description Without one the user cannot log in until a password is set. */
            password?: string;
        };
        UpdateUserRequest: {
            name?: string;
            role?: components["schemas"]["Role"];
            state?: components["schemas"]["ActivityState"];
            password?: string;
            /** @description Who it is in the directory. */
            personId?: components["schemas"]["Id"] | null;
        };
        SetM2mPasswordRequest: {
            /** @description A random one of 24 characters when absent. */
            password?: string;
            allowedAddresses?: components["schemas"]["M2mAddresses"];
            /**
             * @description Whether AddUser, GetUsers and DeleteUser may be called with it; for users with the role `administrator` alone.
             * @default false
             */
            managesUsers: boolean;
        };
        M2mSettings: {
            allowedAddresses: components["schemas"]["M2mAddresses"];
            /** @description Whether requests without TLS are refused; a trusted proxy tells it by `X-Forwarded-Proto`. */
            requireTls: boolean;
            /** @description Whether dates are written with their offset, `2026-01-15T12:00:00+03:00`. */
            zonedDates: boolean;
            /** @description IANA zone of dates without an offset; null for the zone of the company. */
            zone: string | null;
            unusableSender: components["schemas"]["M2mUnusableSender"];
            /** @description What `GetCompanyMode` answers. */
            companyMode: string;
        };
        /**
         * @description What becomes of a message whose `naming` cannot be used.
         * @enum {string}
         */
        M2mUnusableSender: "use_default" | "refuse";
        SetM2mSettingsRequest: {
            allowedAddresses?: components["schemas"]["M2mAddresses"];
            /** @default false */
            requireTls: boolean;
            /** @default false */
            zonedDates: boolean;
            /** @example Europe/Samara */
            zone?: string | null;
            unusableSender?: components["schemas"]["M2mUnusableSender"];
            /** @default Commercial */
            companyMode: string;
        };
        /**
         * @description Addresses and networks from which it may be used; empty for all.
         * @example [
         *       "192.0.2.7",
         *       "2001:db8::/32"
         *     ]
         */
        M2mAddresses: string[];
        M2mPassword: {
            createdAt: components["schemas"]["Instant"];
            /** Format: date-time */
            lastUsedAt: string | null;
            allowedAddresses: components["schemas"]["M2mAddresses"];
            /** @description Whether AddUser, GetUsers and DeleteUser may be called with it. */
            managesUsers: boolean;
        };
        CreatedM2mPassword: {
            createdAt: components["schemas"]["Instant"];
            /** Format: date-time */
            lastUsedAt: string | null;
            allowedAddresses: components["schemas"]["M2mAddresses"];
            managesUsers: boolean;
            /** @description Shown here and nowhere else. */
            password: string;
        };
        UserList: {
            users: components["schemas"]["User"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description What a key may do; `platform:admin` only with keys of the platform.
         * @enum {string}
         */
        Scope: "messages:send" | "messages:read" | "company:admin" | "metrics:read" | "platform:admin";
        ApiKey: {
            id: components["schemas"]["Id"];
            /** @description Null for a key of the platform. */
            companyId: string | null;
            name: string;
            /** @description The user whose rights it has; null for one that nothing restricts. */
            userId: string | null;
            /** @description The first characters of the key, enough to recognise it. */
            prefix: string;
            scopes: components["schemas"]["Scope"][];
            /** @description Whether the key may send by `GET /send`. */
            allowGet: boolean;
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["NullableInstant"];
            revokedAt: components["schemas"]["NullableInstant"];
            lastUsedAt: components["schemas"]["NullableInstant"];
        };
        CreatedApiKey: {
            id: components["schemas"]["Id"];
            /** @description Null for a key of the platform. */
            companyId: string | null;
            name: string;
            /** @description The user whose rights it has; null for one that nothing restricts. */
            userId: string | null;
            prefix: string;
            scopes: components["schemas"]["Scope"][];
            /** @description Whether the key may send by `GET /send`. */
            allowGet: boolean;
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["NullableInstant"];
            revokedAt: components["schemas"]["NullableInstant"];
            lastUsedAt: components["schemas"]["NullableInstant"];
            /** @description The secret; shown this once. */
            key: string;
        };
        CreateApiKeyRequest: {
            /** @example Мониторинг */
            name: string;
            /**
             * @description A user of the company: what sends with the key has the allow-list, the hours and the budget of this user, and of the scopes those
             *     that the role has. It ends while the user is suspended. Without one nothing but the scopes restricts the key.
             */
            userId?: components["schemas"]["Id"];
            scopes: components["schemas"]["Scope"][];
            /** @description Whether the key may send by `GET /send`, where it may end up in the logs of proxies; true when absent. */
            allowGet?: boolean;
            /**
             * Format: date-time
             * @description Never when absent.
             */
            expiresAt?: string;
        };
        UpdateApiKeyRequest: {
            name?: string;
            /** @description Whether the key may send by `GET /send`. */
            allowGet?: boolean;
        };
        ApiKeyList: {
            apiKeys: components["schemas"]["ApiKey"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        AuditRecord: {
            id: components["schemas"]["Id"];
            /** @description Null for an act of the platform. */
            companyId: string | null;
            at: components["schemas"]["Instant"];
            /**
             * @description Who did it.
             * @example user:40
             */
            actor: string;
            /** @example api_key.revoke */
            action: string;
            /**
             * @description What it was done to.
             * @example api_key:7
             */
            subject: string;
            /**
             * @description The interface it came through.
             * @example rest
             */
            via: string;
            address: string | null;
            requestId: string | null;
            /** @description The subject before, null when it is new. */
            before: unknown;
            /** @description The subject afterwards. */
            after: unknown;
        };
        AuditPage: {
            records: components["schemas"]["AuditRecord"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description Part of a day by the recipient's clock; `until` no longer belongs to it. */
        LocalWindow: {
            /** @example 09:00 */
            from: string;
            /** @example 21:00 */
            until: string;
        };
        /**
         * @description Windows in which a class of messages may be sent, in order; an empty list - never on such days, but there must be one window
         *     in a week. Null - at any time.
         */
        SendingHours: {
            workingDays: components["schemas"]["LocalWindow"][];
            /** @description Weekends and holidays of the Russian production calendar. */
            daysOff: components["schemas"]["LocalWindow"][];
        } | null;
        SetQuietHoursRequest: {
            service?: components["schemas"]["SendingHours"];
            mailing?: components["schemas"]["SendingHours"];
        };
        QuietHours: {
            service: components["schemas"]["SendingHours"];
            mailing: components["schemas"]["SendingHours"];
            /** @description Classes that follow the platform. */
            inherited: ("service" | "mailing")[];
        };
        /**
         * @description What is forbidden - mailings alone, or everything that the kind forbids.
         * @enum {string}
         */
        OptOutScope: "all" | "mailing";
        /**
         * @description The subscriber's own will, which alerts pass, or a blacklist, which nothing of its scope passes.
         * @enum {string}
         */
        OptOutKind: "opt_out" | "blacklist";
        /**
         * @description How the subscriber's will reached the company.
         * @enum {string}
         */
        OptOutSource: "api" | "sms" | "operator" | "import";
        OptOut: {
            id: components["schemas"]["Id"];
            /** @description Null for one of the platform. */
            companyId: string | null;
            /** @example +79000000077 */
            msisdn: string;
            scope: components["schemas"]["OptOutScope"];
            kind: components["schemas"]["OptOutKind"];
            source: components["schemas"]["OptOutSource"];
            /** @description Proof. */
            note: string | null;
            createdAt: components["schemas"]["Instant"];
            /** @example user:40 */
            createdBy: string;
            removedAt: components["schemas"]["NullableInstant"];
            removedBy: string | null;
        };
        OptOutList: {
            optOuts: components["schemas"]["OptOut"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        RemovedOptOuts: {
            removed: components["schemas"]["OptOut"][];
        };
        AddOptOutsRequest: {
            /** @description Numbers as people write them. */
            msisdns: string[];
            /** @default all */
            scope: components["schemas"]["OptOutScope"];
            /** @default opt_out */
            kind: components["schemas"]["OptOutKind"];
            /** @default api */
            source: components["schemas"]["OptOutSource"];
            /** @description Proof that is kept with every entry: the words of the subscriber, a document, a date. */
            note?: string;
        };
        AddOptOutsResult: {
            numbers: components["schemas"]["AddedOptOut"][];
            /** @description Messages that waited to be sent and are cancelled. */
            cancelledMessages: number;
        };
        AddedOptOut: {
            /** @description The number as the caller wrote it. */
            input: string;
            /**
             * @description `exists`: such an entry held already.
             * @enum {string}
             */
            outcome: "added" | "exists" | "invalid_number" | "duplicate";
            msisdn: string | null;
            /** @description The entry that holds. */
            id: string | null;
            /** @description Why it was not recorded. */
            reason: string | null;
        };
        /**
         * @description `contact`: somebody of another company.
         * @enum {string}
         */
        PersonKind: "employee" | "contact";
        /**
         * @description What the company knows of a person beside the fields that all have: rules ask for it, and `{name}` in a text shows it. Names
         *     have letters, digits, `_` and `-`, and are none of name, kind, position, email, zone and language.
         * @example {
         *       "district": "Север",
         *       "grade": 5
         *     }
         */
        Attributes: {
            [key: string]: string | number;
        };
        PersonNumber: {
            number: string;
            from: components["schemas"]["NullableInstant"];
            until: components["schemas"]["NullableInstant"];
            note: string | null;
        };
        PersonNumberInput: {
            /** @description Written in any usual way. */
            number: string;
            /** Format: date-time */
            from?: string | null;
            /**
             * Format: date-time
             * @description From then on it is not his.
             */
            until?: string | null;
            note?: string | null;
        };
        Person: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            kind: components["schemas"]["PersonKind"];
            name: string;
            email: string | null;
            position: string | null;
            zone: string | null;
            language: string | null;
            attributes: components["schemas"]["Attributes"];
            employedFrom: components["schemas"]["NullableInstant"];
            employedUntil: components["schemas"]["NullableInstant"];
            numbers: components["schemas"]["PersonNumber"][];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            consent: components["schemas"]["Consent"] | null;
        };
        CreatePersonRequest: {
            kind?: components["schemas"]["PersonKind"];
            /** @example Иван Сидоров */
            name: string;
            /** @example sidorov@example.com */
            email?: string | null;
            /** @example инженер */
            position?: string | null;
            /**
             * @description IANA time zone; that of the number when null.
             * @example Asia/Sakhalin
             */
            zone?: string | null;
            /**
             * @description BCP 47.
             * @example ru
             */
            language?: string | null;
            attributes?: components["schemas"]["Attributes"];
            /**
             * Format: date-time
             * @description Before it nothing is sent to the person.
             */
            employedFrom?: string | null;
            /**
             * Format: date-time
             * @description From then on nothing is sent to the person.
             */
            employedUntil?: string | null;
            /** @description In the order of preference; the first that holds is written to. */
            numbers?: components["schemas"]["PersonNumberInput"][];
            /** @description To mailings; contacts without it get none. */
            consent?: components["schemas"]["Consent"] | null;
        };
        UpdatePersonRequest: {
            kind?: components["schemas"]["PersonKind"];
            /** @example Иван Сидоров */
            name?: string;
            /** @example sidorov@example.com */
            email?: string | null;
            /** @example инженер */
            position?: string | null;
            /**
             * @description IANA time zone; that of the number when null.
             * @example Asia/Sakhalin
             */
            zone?: string | null;
            /**
             * @description BCP 47.
             * @example ru
             */
            language?: string | null;
            attributes?: components["schemas"]["Attributes"];
            /**
             * Format: date-time
             * @description Before it nothing is sent to the person.
             */
            employedFrom?: string | null;
            /**
             * Format: date-time
             * @description From then on nothing is sent to the person.
             */
            employedUntil?: string | null;
            /** @description In the order of preference; the first that holds is written to. */
            numbers?: components["schemas"]["PersonNumberInput"][];
            /** @description To mailings; contacts without it get none. */
            consent?: components["schemas"]["Consent"] | null;
        };
        PersonList: {
            persons: components["schemas"]["Person"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description `created`: a new person; `changed`: something of a known one; `unchanged`: the person is like that already; `deleted`: the person,
         *     with its memberships; `refused`: nothing, and `reason` says why.
         * @enum {string}
         */
        ImportAction: "created" | "changed" | "unchanged" | "refused" | "deleted";
        /**
         * @description `conflict`: the person has changed since the plan was made, and was left as it is.
         * @enum {string}
         */
        ImportOutcome: "applied" | "conflict";
        /**
         * @description `uploading`: the file did not arrive in full; `reading`; `planned`: waits to be applied; `applying`; `done`; `failed`: `error` says why.
         * @enum {string}
         */
        PersonImportState: "uploading" | "reading" | "planned" | "applying" | "done" | "failed";
        PersonImport: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            state: components["schemas"]["PersonImportState"];
            fileName: string | null;
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @description As it was detected; null for a workbook, and before the file is read. */
            encoding: string | null;
            delimiter: string | null;
            /** @description What each column was taken for; `field` is null where nothing is done with it. */
            columns: {
                heading: string;
                field: string | null;
            }[];
            /** @description That were read so far; the sum of the next five. */
            rows: number;
            created: number;
            changed: number;
            unchanged: number;
            deleted: number;
            refused: number;
            /** @description Of those created, changed and deleted. */
            applied: number;
            /** @description Of those created and changed, left since their person has changed. */
            conflicts: number;
            /** @description Of the plan; null before it is complete. */
            hash: string | null;
            error: string | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
        };
        PersonImportList: {
            imports: components["schemas"]["PersonImport"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ImportRow: {
            row: number;
            action: components["schemas"]["ImportAction"];
            personId: components["schemas"]["Id"] | null;
            name: string | null;
            changes: {
                field: string;
                from: string | null;
                to: string | null;
            }[];
            reason: string | null;
            outcome: components["schemas"]["ImportOutcome"] | null;
        };
        ImportRowList: {
            rows: components["schemas"]["ImportRow"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ApplyImportRequest: {
            hash: string;
        };
        Group: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            name: string;
            /** @description Null for a group of members. */
            rule: string | null;
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @description Who is in the group: comparisons (`= != < <= > >=`, `in (…)`) of attributes and of name, kind, position, email, zone and
         *     language, with `and`, `or`, `not` (`и`, `или`, `не`, `в`) and brackets. Texts are compared without case; values with spaces
         *     stand in quotes. What a person has no value for equals nothing.
         * @example district = Север and position = инженер
         * @example город in (Омск, "Нижний Новгород") и не разряд < 5
         */
        GroupRule: string;
        CreateGroupRequest: {
            /**
             * @description Not of digits only.
             * @example Дежурные
             */
            name: string;
            rule?: components["schemas"]["GroupRule"];
        };
        UpdateGroupRequest: {
            name?: string;
            rule?: components["schemas"]["GroupRule"];
        };
        GroupList: {
            groups: components["schemas"]["Group"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        MemberIds: components["schemas"]["Id"][];
        GroupMembers: {
            persons?: components["schemas"]["MemberIds"];
            groups?: components["schemas"]["MemberIds"];
        };
        AddGroupMembersRequest: {
            persons?: components["schemas"]["MemberIds"];
            groups?: components["schemas"]["MemberIds"];
            /**
             * Format: date-time
             * @description Now when absent.
             */
            from?: string;
            /**
             * Format: date-time
             * @description From then on they are not in it.
             */
            until?: string;
        };
        AddedGroupMembers: {
            added: number;
            /** @description Were in it already. */
            kept: number;
            refused: {
                /** @example person:501 */
                member: string;
                /** @enum {string} */
                code: "unknown_person" | "unknown_group" | "cycle";
                reason: string;
            }[];
        };
        RemovedGroupMembers: {
            removed: number;
        };
        GroupMember: {
            id: components["schemas"]["Id"];
            /** @description The member where it is a person. */
            personId: string | null;
            /** @description The member where it is a group. */
            groupId: string | null;
            from: components["schemas"]["Instant"];
            until: components["schemas"]["NullableInstant"];
        };
        GroupMemberList: {
            members: components["schemas"]["GroupMember"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description To whom; null - to everybody. */
        AllowList: {
            persons: components["schemas"]["MemberIds"];
            groups: components["schemas"]["MemberIds"];
            tags: components["schemas"]["MemberIds"];
        } | null;
        UserRights: {
            allow: components["schemas"]["AllowList"];
            /** @description When messages of the user may leave, on the company's clock; null - always. */
            hours: components["schemas"]["SendingHours"];
            /** @description Segments of a calendar month, on the clock of the company. */
            monthlySegments: number | null;
            /** @description Of these, what no operator has refused. */
            usedSegments: number | null;
            /** @description What the messages of such a month may cost by the company's tariff; null - as much as they do. */
            monthlyRoubles: components["schemas"]["NullableMoney"];
            /** @description Of these, what no operator has refused, by the prices at which the messages were planned. */
            usedRoubles: components["schemas"]["NullableMoney"];
        };
        SetUserRightsRequest: {
            allow: components["schemas"]["AllowList"];
            hours: components["schemas"]["SendingHours"];
            monthlySegments: number | null;
            /**
             * @description What the messages of a calendar month may cost, in roubles; no limit when absent. Only where a tariff of text messages is
             *     connected; what has no price then is refused.
             * @example 500.00
             */
            monthlyRoubles?: string | null;
        };
        ExplainedRights: {
            allowed: boolean;
            /** @description What the user would be told of the target, a `RefusalCode`. */
            code: string | null;
            checks: {
                /** @enum {string} */
                check: "role" | "target" | "hours" | "budget";
                allowed: boolean;
                reason: string;
            }[];
        };
        Tag: {
            id: components["schemas"]["Id"];
            /** @description Its owner. */
            companyId: components["schemas"]["Id"];
            /** @example #АварияСервер1 */
            name: string;
            /** @description The name in ASCII, for addresses of mail. */
            slug: string;
            /** @description Whether people subscribe by SMS. They may always leave. */
            joinBySms: boolean;
            /** @description Whether other companies may ask for it. */
            offered: boolean;
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @description Up to 64 letters, digits, `_` and inner hyphens, with or without `#`.
         * @example #АварияСервер1
         */
        TagNameText: string;
        /** @example avariya */
        TagSlug: string;
        CreateTagRequest: {
            name: components["schemas"]["TagNameText"];
            /** @description Made of the name when absent. */
            slug?: components["schemas"]["TagSlug"];
            /** @default true */
            joinBySms: boolean;
            /** @default false */
            offered: boolean;
        };
        UpdateTagRequest: {
            name?: components["schemas"]["TagNameText"];
            slug?: components["schemas"]["TagSlug"];
            joinBySms?: boolean;
            offered?: boolean;
        };
        TagList: {
            tags: components["schemas"]["Tag"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @enum {string} */
        TagAccessState: "requested" | "approved" | "refused" | "revoked";
        RequestTagAccessRequest: {
            /** @description The company that owns the tag. */
            ownerId: components["schemas"]["Id"];
            /** @description Its id or name. */
            tag: string;
            /** @description For the owner to read. */
            note?: string;
        };
        TagRequest: {
            tagId: components["schemas"]["Id"];
            name: string;
            ownerId: components["schemas"]["Id"];
            ownerName: string;
            state: components["schemas"]["TagAccessState"];
            note: string | null;
            requestedAt: components["schemas"]["Instant"];
            decidedAt: components["schemas"]["NullableInstant"];
        };
        TagRequestList: {
            requests: components["schemas"]["TagRequest"][];
        };
        TagAccess: {
            companyId: components["schemas"]["Id"];
            /** @description Of the company. */
            name: string;
            state: components["schemas"]["TagAccessState"];
            note: string | null;
            /** @description Its persons that are subscribed. */
            subscribers: number;
            requestedAt: components["schemas"]["Instant"];
            decidedAt: components["schemas"]["NullableInstant"];
        };
        TagAccessList: {
            accesses: components["schemas"]["TagAccess"][];
        };
        DecideTagAccessRequest: {
            /** @enum {string} */
            state: "approved" | "refused" | "revoked";
        };
        AddTagSubscriptionsRequest: {
            persons?: components["schemas"]["MemberIds"];
            groups?: components["schemas"]["MemberIds"];
            /**
             * Format: date-time
             * @description Now when absent.
             */
            from?: string;
            /**
             * Format: date-time
             * @description From then on they are not subscribed.
             */
            until?: string;
            /** @description How the persons agreed. Required of another company than the owner. */
            consent?: string;
        };
        AddedTagSubscriptions: {
            added: number;
            /** @description Were subscribed already. */
            kept: number;
            refused: {
                /** @example person:501 */
                subscriber: string;
                /** @enum {string} */
                code: "unknown_person" | "unknown_group" | "has_left";
                reason: string;
            }[];
        };
        RemoveTagSubscriptionsRequest: {
            persons?: components["schemas"]["MemberIds"];
            groups?: components["schemas"]["MemberIds"];
            /** @default false */
            left: boolean;
        };
        RemovedTagSubscriptions: {
            removed: number;
        };
        TagSubscription: {
            id: components["schemas"]["Id"];
            /** @description The subscriber where it is a person. */
            personId: string | null;
            /** @description The subscriber where it is a group. */
            groupId: string | null;
            /** @enum {string} */
            source: "administrator" | "sms";
            /** @description How the person agreed; its SMS where it came by one. */
            consent: string | null;
            from: components["schemas"]["Instant"];
            until: components["schemas"]["NullableInstant"];
        };
        TagSubscriptionList: {
            subscriptions: components["schemas"]["TagSubscription"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ExpandedTag: {
            at: components["schemas"]["Instant"];
            /** @description Persons of the asking company. */
            total: number;
            /** @description Of them without a number. */
            noNumber: number;
            /** @description Of them not employed at the instant. */
            notEmployed: number;
            /** @description Of them those that have left the tag. */
            left: number;
            people: {
                personId: components["schemas"]["Id"];
                name: string;
                /** @description Where a message would go. */
                number: string | null;
                /** @enum {string|null} */
                problem: "no_number" | "not_employed" | "opted_out" | null;
            }[];
            /** @description Other companies that may subscribe. Empty for another company than the owner. */
            companies: {
                id: components["schemas"]["Id"];
                name: string;
                subscribers: number;
            }[];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ExpandedGroup: {
            at: components["schemas"]["Instant"];
            /** @description Persons in it. */
            total: number;
            /** @description Of them without a number. */
            noNumber: number;
            /** @description Of them not employed at the instant. */
            notEmployed: number;
            people: {
                personId: components["schemas"]["Id"];
                name: string;
                /** @description Where a message would go. */
                number: string | null;
                /** @enum {string|null} */
                problem: "no_number" | "not_employed" | null;
                /** @description In it by more than one way; one message all the same. */
                repeated: boolean;
            }[];
            nextCursor: components["schemas"]["NextCursor"];
        };
        MailingList: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            name: string;
            contacts: number;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        MailingListList: {
            mailingLists: components["schemas"]["MailingList"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ListContact: {
            number: string;
            /** @description What `{name}` shows. */
            name: string | null;
            attributes: components["schemas"]["Attributes"];
        };
        ListContactInput: {
            number: string;
            name?: string | null;
            attributes?: components["schemas"]["Attributes"];
        };
        ListContacts: {
            contacts: components["schemas"]["ListContactInput"][];
        };
        ListContactList: {
            contacts: components["schemas"]["ListContact"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        RemoveListContactsRequest: {
            numbers: string[];
        };
        CreateMailingListRequest: {
            name: string;
            contacts?: components["schemas"]["ListContactInput"][];
        };
        UpdateMailingListRequest: {
            name: string;
        };
        /**
         * @description Days of a calendar and a time of day by the clocks of the zone. A time that a change of clocks skips is the first instant after; one
         *     that is shown twice is the first of the two.
         */
        CalendarRule: {
            /**
             * @description `workday`: by the Russian production calendar.
             * @enum {string}
             */
            every: "once" | "day" | "workday" | "week" | "month";
            /** @example 09:00 */
            time: string;
            /** @description With `once`. */
            date?: string;
            /** @description With `week`. */
            days?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
            /** @description With `month`; in a shorter month its last day. */
            day?: number;
            /** @description The first day on which it may be. */
            from?: string;
            /** @description The last. */
            until?: string;
        };
        /**
         * @description What becomes of a run whose time passed by more than an hour while no gateway ran: `skip`: it is noted and left out; `send_once`: it is
         *     sent when a gateway runs again, once however many were missed.
         * @default skip
         * @enum {string}
         */
        MissedPolicy: "skip" | "send_once";
        /**
         * @description `ended`: its rule names no more times.
         * @enum {string}
         */
        MailingState: "active" | "paused" | "ended";
        Mailing: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            name: string;
            to: components["schemas"]["Recipient"][];
            text: string;
            from: string | null;
            class: components["schemas"]["MessageClass"];
            transliterate: components["schemas"]["TransliterationMode"] | null;
            validForSeconds: number | null;
            rule: components["schemas"]["CalendarRule"];
            zone: string;
            ifMissed: components["schemas"]["MissedPolicy"];
            state: components["schemas"]["MailingState"];
            nextAt: components["schemas"]["NullableInstant"];
            /** @description The next five times; none while it is paused. */
            nextRuns: components["schemas"]["Instant"][];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        MailingPage: {
            mailings: components["schemas"]["Mailing"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        CreateMailingRequest: {
            name: string;
            to: components["schemas"]["Recipient"][];
            text: string;
            from?: string;
            class?: components["schemas"]["MessageClass"];
            transliterate?: components["schemas"]["TransliterationMode"];
            /** @description From its run on, how long a message is worth anything. */
            validForSeconds?: number;
            rule: components["schemas"]["CalendarRule"];
            /** @description IANA time zone by whose clocks the rule is read; that of the company unless given. */
            zone?: string;
            ifMissed?: components["schemas"]["MissedPolicy"];
        };
        UpdateMailingRequest: {
            name?: string;
            to?: components["schemas"]["Recipient"][];
            text?: string;
            from?: string;
            class?: components["schemas"]["MessageClass"];
            transliterate?: components["schemas"]["TransliterationMode"];
            /** @description From its run on, how long a message is worth anything. */
            validForSeconds?: number;
            rule?: components["schemas"]["CalendarRule"];
            /** @description IANA time zone by whose clocks the rule is read; that of the company unless given. */
            zone?: string;
            ifMissed?: components["schemas"]["MissedPolicy"];
            /** @enum {string} */
            state?: "active" | "paused";
        };
        MailingRun: {
            id: components["schemas"]["Id"];
            dueAt: components["schemas"]["Instant"];
            at: components["schemas"]["Instant"];
            /** @enum {string} */
            outcome: "sent" | "missed" | "failed";
            /** @description Earlier times that passed unseen and took place with this run or not at all. */
            missed: number;
            broadcastId: components["schemas"]["Id"] | null;
            recipients: number;
            segments: number;
            refused: number;
            /** @description Why nothing was sent. */
            reason: string | null;
        };
        MailingRunList: {
            runs: components["schemas"]["MailingRun"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Consent: {
            givenAt: components["schemas"]["Instant"];
            /**
             * @description The proof: a contract, a form, a call.
             * @example Договор № 17
             */
            source: string;
        };
        NumberInfo: {
            /** @description E.164. */
            msisdn: string;
            /** @enum {string} */
            kind: "mobile" | "city" | "toll_free" | "other";
            /** @description Word for the operator, as filters of routes take it: `mts`, `megafon`, `beeline`, `t2` … */
            operator: string | null;
            /** @description The operator's name for people. */
            operatorName: string | null;
            /** @description One spelling a region. */
            region: string | null;
            /** @description IANA time zone of the region. */
            zone: string | null;
            /**
             * @description What told: `ported`, the list of ported numbers; `range`, a range of the register; `code`, the first digits alone; `none`,
             *     nothing.
             * @enum {string}
             */
            precision: "code" | "range" | "ported" | "none";
            /** @description The range of the register, both ends inclusive. */
            range: {
                from: string;
                to: string;
            } | null;
            /**
             * @description Whether it was taken to another operator; `unknown` where no list of ported numbers is loaded.
             * @enum {string}
             */
            portStatus: "ported" | "not_ported" | "unknown";
            /** @description The data that answered: `built-in`, or the version of an import. */
            dataVersion: string;
        };
        /** @description Name of a configured carrier. */
        CarrierName: string;
        RouteName: string;
        /** @description All that are given must hold; one holds when any of its words does. An empty list is no filter. */
        RouteFilters: {
            /** @description Words for operators; see `NumberInfo`. */
            operators?: string[];
            /**
             * @description Regions as `NumberInfo` spells them. A city and the land around it are one region for mobile numbers: `Москва` also takes
             *     what belongs to `Москва и Московская область`.
             */
            regions?: string[];
            /** @description Beginnings of numbers. */
            prefixes?: string[];
            companies?: components["schemas"]["Id"][];
            classes?: components["schemas"]["MessageClass"][];
            lanes?: components["schemas"]["Lane"][];
        };
        RouteCarrier: {
            name: components["schemas"]["CarrierName"];
            /** @description Share of the route's numbers, in proportion to the other weights; the same number always gets the same carrier. */
            weight: number;
        };
        RouteDefinition: {
            name: components["schemas"]["RouteName"];
            filters?: components["schemas"]["RouteFilters"];
            carriers: components["schemas"]["RouteCarrier"][];
            /** @description Carriers tried next, in order, when a message cannot be sent by the ones before. */
            fallback?: components["schemas"]["CarrierName"][];
            /** @description The route whose carriers are tried after all these, whatever its filters say. */
            next?: components["schemas"]["RouteName"] | null;
        };
        ReplaceRoutesRequest: {
            /** @description Of the list that was read. */
            version: number;
            routes: components["schemas"]["RouteDefinition"][];
        };
        Route: {
            name: string;
            filters: {
                operators: string[];
                regions: string[];
                prefixes: string[];
                companies: components["schemas"]["Id"][];
                classes: components["schemas"]["MessageClass"][];
                lanes: components["schemas"]["Lane"][];
            };
            carriers: {
                name: string;
                weight: number;
            }[];
            fallback: string[];
            next: string | null;
        };
        RouteList: {
            /** @description Grows by one with every change; 0 while none were written. */
            version: number;
            routes: components["schemas"]["Route"][];
            /** @description What is allowed and may still be a mistake, for a person to read. */
            warnings: string[];
        };
        RouteVerdict: {
            name: string;
            /** @description Whether all filters hold. */
            holds: boolean;
            filters: {
                /** @enum {string} */
                filter: "operators" | "regions" | "prefixes" | "companies" | "classes" | "lanes";
                holds: boolean;
                takes: string[];
                /** @description What the message has; null where it is not known. */
                given: string | null;
            }[];
        };
        RouteExplanation: {
            to: string;
            /** @description The company that would send; null for the platform. */
            companyId: components["schemas"]["Id"] | null;
            class: components["schemas"]["MessageClass"];
            lane: components["schemas"]["Lane"];
            number: components["schemas"]["NumberInfo"];
            routesVersion: number;
            /** @description The routes in order, up to the one that takes the message. */
            routes: components["schemas"]["RouteVerdict"][];
            /** @description The route that takes it; null when none does. */
            route: string | null;
            /** @description In the order in which they would be tried. */
            carriers: {
                name: string;
                /** @description Null where neither `from` nor a default sender is given. */
                sender: {
                    /** @description What the subscriber sees; null when it cannot be sent this way. */
                    from: string | null;
                    /** @description The declared fall-back stands in the place of the name. */
                    replaced: boolean;
                    /** @description Why it cannot be sent this way. */
                    reason: string | null;
                } | null;
            }[];
        };
        /** @enum {string} */
        RegistrationState: "requested" | "registered" | "rejected";
        SenderName: {
            id: components["schemas"]["Id"];
            /** @description Null for a name of the platform, which every company may use. */
            companyId: components["schemas"]["Id"] | null;
            name: string;
            fallback: string | null;
            comment: string | null;
            createdAt: components["schemas"]["Instant"];
            /** @description Of every carrier that shows registered names only. */
            registrations: {
                carrier: string;
                state: components["schemas"]["RegistrationState"];
                updatedAt: components["schemas"]["NullableInstant"];
            }[];
        };
        SenderNameList: {
            senderNames: components["schemas"]["SenderName"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description What takes the place of the name where it is not registered: another sender name of the company, or a number that it may
         *     send from.
         */
        SenderFallback: string | null;
        CreateSenderNameRequest: {
            /** @description Up to 11 letters a–z and A–Z, digits and `! ? - _ . ( )`, at least one letter. */
            name: string;
            fallback?: components["schemas"]["SenderFallback"];
            comment?: string | null;
        };
        UpdateSenderNameRequest: {
            fallback?: components["schemas"]["SenderFallback"];
            comment?: string | null;
        };
        SenderRegistrationRequest: {
            state: components["schemas"]["RegistrationState"];
        };
        OwnNumber: {
            id: components["schemas"]["Id"];
            /** @description E.164 or a short code. */
            address: string;
            /** @enum {string} */
            kind: "short_code" | "mobile" | "city";
            /** @description Null: shared by all companies. */
            companyId: components["schemas"]["Id"] | null;
            activeFrom: components["schemas"]["Instant"];
            activeUntil: components["schemas"]["NullableInstant"];
        };
        NumberList: {
            numbers: components["schemas"]["OwnNumber"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description A scenario in the language that `GET /v1/scenario-language` describes: `format`, `start` and `steps` by name, each with its `verb`, its
         *     parameters and `exits` that name the next step.
         * @example {
         *       "format": 1,
         *       "start": "message",
         *       "steps": {
         *         "message": {
         *           "verb": "voicemail",
         *           "prompt": [
         *             {
         *               "sound": "custom/leave-message"
         *             }
         *           ]
         *         }
         *       }
         *     }
         */
        ScenarioDocument: {
            [key: string]: unknown;
        };
        ScenarioVersionNumber: number;
        ScenarioName: string;
        ScenarioFinding: {
            /**
             * @description With an error it cannot be published.
             * @enum {string}
             */
            level: "error" | "warning";
            /**
             * @description What it is; others may come.
             * @example unreachable_step
             */
            code: string;
            /** @description The step that it is about; null for the whole scenario. */
            step: string | null;
            /** @description What is wrong, and the way out. */
            message: string;
        };
        ScenarioCheck: {
            findings: components["schemas"]["ScenarioFinding"][];
        };
        CheckScenarioRequest: {
            document: components["schemas"]["ScenarioDocument"];
        };
        CreateScenarioRequest: {
            name: components["schemas"]["ScenarioName"];
            document: components["schemas"]["ScenarioDocument"];
        };
        UpdateScenarioRequest: {
            name?: components["schemas"]["ScenarioName"];
            document?: components["schemas"]["ScenarioDocument"];
        };
        PublishScenarioRequest: {
            from?: components["schemas"]["Instant"];
            /** @description Why; for those who look at the versions later. */
            note?: string;
        };
        SwitchScenarioRequest: {
            version: components["schemas"]["ScenarioVersionNumber"];
            from?: components["schemas"]["Instant"];
        };
        Prompt: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            /**
             * @description By which scenarios name it.
             * @example greeting
             */
            name: string;
            /** @example ru */
            language: string;
            /** @description What it says. */
            text: string | null;
            durationMs: number;
            /** @description Of the WAV file. */
            bytes: number;
            /** @description Of the WAV file. */
            sha256: string;
            createdAt: components["schemas"]["Instant"];
        };
        PromptList: {
            prompts: components["schemas"]["Prompt"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ScenarioSummary: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            name: components["schemas"]["ScenarioName"];
            /** @description That was published last; 0 before the first. */
            lastVersion: number;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        ScenarioList: {
            scenarios: components["schemas"]["ScenarioSummary"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Scenario: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            name: components["schemas"]["ScenarioName"];
            /** @description That was published last; 0 before the first. */
            lastVersion: number;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            draft: components["schemas"]["ScenarioDocument"];
            /** @description What is wrong with the draft. */
            findings: components["schemas"]["ScenarioFinding"][];
            /** @description That calls follow now; null before the first. */
            liveVersion: number | null;
            /** @description To what calls are switched later, in order. */
            switches: components["schemas"]["ScenarioSwitch"][];
        };
        ScenarioSwitch: {
            id: components["schemas"]["Id"];
            version: components["schemas"]["ScenarioVersionNumber"];
            from: components["schemas"]["Instant"];
            /**
             * @description Who did it, as in the audit log.
             * @example key:7
             */
            setBy: string;
        };
        ScenarioVersion: {
            version: components["schemas"]["ScenarioVersionNumber"];
            document: components["schemas"]["ScenarioDocument"];
            note: string | null;
            publishedAt: components["schemas"]["Instant"];
            /** @example key:7 */
            publishedBy: string;
        };
        ScenarioVersionList: {
            versions: components["schemas"]["ScenarioVersion"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ScenarioDiff: {
            /** @description Where calls begin, when that differs. */
            start: {
                from: string;
                to: string;
            } | null;
            /** @description Where calls beyond the channels of the number begin, when that differs. */
            overflow: {
                from: string | null;
                to: string | null;
            } | null;
            added: string[];
            removed: string[];
            changed: {
                step: string;
                places: {
                    /**
                     * @description Path inside the step.
                     * @example exits/timeout
                     */
                    place: string;
                    /** @description Absent where it is new. */
                    from?: unknown;
                    /** @description Absent where it is gone. */
                    to?: unknown;
                }[];
            }[];
        };
        PhoneHabit: {
            /** @enum {string} */
            does: "answer" | "busy" | "no_answer" | "reject" | "off";
            /** @description Rings so long before. */
            afterSeconds?: number;
            /** @description Hangs up after so long a talk. */
            talkSeconds?: number;
            /** @description The key that is pressed where it is asked to accept the call, `1` unless given; an empty text is none. */
            keys?: string[];
        };
        /** @description One entry for each prompt that asks for a key; an empty text is silence. */
        CallerHabitKeys: string[];
        /** @description Either `document`, or `scenarioId` with or without `version`. */
        SimulateScenarioRequest: {
            document?: components["schemas"]["ScenarioDocument"];
            scenarioId?: components["schemas"]["Id"];
            version?: components["schemas"]["ScenarioVersionNumber"];
            call: {
                at?: components["schemas"]["Instant"];
                /** @description Who calls; null where he hides his number. */
                caller: string | null;
                /** @description IANA zone of the number; the company's unless given. */
                zone?: string;
                keys?: components["schemas"]["CallerHabitKeys"];
                /** @description How long he speaks where a message is taken; 10 unless given. */
                messageSeconds?: number;
                hangsUpAfterSeconds?: number | null;
                /** @description What each telephone does, by number. Others answer after four seconds and talk for thirty. */
                phones?: {
                    [key: string]: components["schemas"]["PhoneHabit"];
                };
                /** @description What the directory, earlier calls and programs of yours would say. */
                answers?: {
                    /**
                     * @description Who talked with the caller last.
                     * @example +79140000001
                     */
                    lastAgent?: string;
                    /** @description The groups of the directory that the caller is in; an empty list where he is known and in none. */
                    groups?: string[];
                    /** @description Who waits before him where he comes to a queue; one of them is served every half a minute. */
                    callersAhead?: number;
                    /** @description What the program of a `webhook` step answers, by the name of the step; others do not answer. */
                    decisions?: {
                        [key: string]: {
                            exit: string;
                            variables?: {
                                [key: string]: string;
                            };
                            afterSeconds?: number;
                        };
                    };
                };
            };
        };
        ScenarioSimulation: {
            at: components["schemas"]["Instant"];
            findings: components["schemas"]["ScenarioFinding"][];
            /** @description Null where the scenario has errors. */
            simulation: components["schemas"]["SimulatedWay"] | null;
        };
        SimulatedWay: {
            outcome: components["schemas"]["CallOutcome"] | null;
            /**
             * @description Why it ended; `still_running` after four hours.
             * @example scenario
             */
            reason: string;
            durationMs: number;
            trace: {
                /** @description From the beginning of the call. */
                afterMs: number;
                /**
                 * @example entered
                 * @example left
                 * @example heard
                 * @example rung
                 * @example leg_answered
                 * @example connected
                 * @example leg_ended
                 * @example pressed
                 * @example recording
                 * @example message
                 * @example sms
                 * @example ended
                 */
                kind: string;
                step?: string;
                verb?: string;
                exit?: string;
                /** @description 0 is the caller. */
                leg?: number;
                what?: string;
                target?: string;
                callerId?: string;
                end?: string;
                key?: string;
                outcome?: string;
                reason?: string;
            }[];
            legs: components["schemas"]["CallLeg"][];
            usage: components["schemas"]["CallUsage"][];
            /** @description SMS that would be sent. */
            messages: {
                to: string;
                text: string;
            }[];
        };
        VoiceNumber: {
            numberId: components["schemas"]["Id"];
            /** @example +74242300000 */
            address: string;
            /** @description IANA zone of its hours; null for the company's. */
            zone: string | null;
            /** @description Calls at a time, counted by each process of the gateway; null for as many as come. */
            channelLimit: number | null;
            /** @description Null where it takes no calls. */
            scenarioId: string | null;
            /** @description Who is sent the messages of callers with their sound, where the step that takes them names nobody. */
            voicemailMail: string | null;
            /** @description Whose mobile telephone is texted about them. */
            voicemailSms: string | null;
            /** @description Days that recordings are kept; null for as many as the company says. */
            recordingDays: number | null;
        };
        SetVoiceRequest: {
            zone?: string | null;
            channelLimit?: number | null;
            scenarioId?: string | null;
            voicemailMail?: string | null;
            voicemailSms?: string | null;
            recordingDays?: number | null;
        };
        /** @example 09:00 */
        TimeOfDay: string;
        /**
         * @default none
         * @enum {string}
         */
        TrafficGrouping: "none" | "day" | "hour" | "weekday" | "number" | "employee" | "outcome";
        /**
         * @description Whole local days. Weeks begin on Monday; `last_7_days` ends with yesterday.
         * @enum {string}
         */
        NamedPeriod: "today" | "yesterday" | "last_7_days" | "this_week" | "last_week" | "this_month" | "last_month";
        /** @description What is counted; all that is named must hold. */
        TrafficCriteria: {
            /**
             * @default calls
             * @enum {string}
             */
            of: "calls" | "messages";
            groupBy?: components["schemas"]["TrafficGrouping"];
            numberId?: components["schemas"]["Id"];
            /** @description A telephone that was rung. */
            employee?: string;
            /** @enum {string} */
            direction?: "in" | "out";
            outcomes?: components["schemas"]["CallOutcome"][];
            hours?: {
                from: components["schemas"]["TimeOfDay"];
                until: components["schemas"]["TimeOfDay"];
            };
            days?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
            waitedSeconds?: number;
        };
        /**
         * @description `waitSeconds`: until somebody took the call, or to its end. `rung`, `answered`: telephones. `ivrSeconds`, `legSeconds`, `recordSeconds`: as
         *     they are charged.
         */
        CallFigures: {
            calls: number;
            talked: number;
            message: number;
            missed: number;
            heard: number;
            inProgress: number;
            waitSeconds: number;
            longestWaitSeconds: number;
            talkSeconds: number;
            rung: number;
            answered: number;
            ivrSeconds: number;
            legSeconds: number;
            recordSeconds: number;
        };
        /** @description `open`: without word of their arrival. `charged`: messages that the ledger has charged, for `amount` in all, roubles with VAT. */
        MessageFigures: {
            messages: number;
            segments: number;
            received: number;
            delivered: number;
            failed: number;
            open: number;
            charged: number;
            /** @example 12.60 */
            amount: string;
        };
        TrafficReport: {
            criteria: components["schemas"]["TrafficCriteria"];
            startedFrom: components["schemas"]["Instant"];
            startedBefore: components["schemas"]["Instant"];
            zone: string;
            madeAt: components["schemas"]["Instant"];
            /** @description Of a report on calls. */
            calls?: {
                rows: {
                    /** @description A day, an hour, a number …; empty for calls that nobody took. */
                    key: string;
                    /** @description Of the person whose number it is. */
                    name: string | null;
                    figures: components["schemas"]["CallFigures"];
                }[];
                total: components["schemas"]["CallFigures"];
            };
            /** @description Of a report on messages. */
            messages?: {
                rows: {
                    key: string;
                    name: string | null;
                    figures: components["schemas"]["MessageFigures"];
                }[];
                total: components["schemas"]["MessageFigures"];
            };
        };
        SavedReport: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            name: string;
            criteria: components["schemas"]["TrafficCriteria"];
            period: components["schemas"]["NamedPeriod"];
            /** @description By whose clocks days, hours and the rule are read. */
            zone: string;
            /** @description When it is sent; null where it is not. */
            rule: components["schemas"]["CalendarRule"] | null;
            mailTo: string[];
            nextAt: components["schemas"]["NullableInstant"];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        SavedReportList: {
            reports: components["schemas"]["SavedReport"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        CreateSavedReportRequest: {
            name: string;
            criteria: components["schemas"]["TrafficCriteria"];
            period?: components["schemas"]["NamedPeriod"];
            zone?: string;
            rule?: components["schemas"]["CalendarRule"] | null;
            mailTo?: string[];
        };
        UpdateSavedReportRequest: {
            name?: string;
            criteria?: components["schemas"]["TrafficCriteria"];
            period?: components["schemas"]["NamedPeriod"];
            zone?: string;
            rule?: components["schemas"]["CalendarRule"] | null;
            mailTo?: string[];
        };
        /** @enum {string} */
        LostCallerStatus: "open" | "called_back" | "reached";
        LostCaller: {
            /** @description Null for those who hid their number, together. */
            caller: string | null;
            /** @description Whom the directory knows by this number. */
            contact: {
                personId: components["schemas"]["Id"];
                name: string;
            } | null;
            calls: number;
            firstAt: components["schemas"]["Instant"];
            lastAt: components["schemas"]["Instant"];
            lastCallId: components["schemas"]["Id"];
            leftMessage: boolean;
            status: components["schemas"]["LostCallerStatus"];
            resolvedAt: components["schemas"]["NullableInstant"];
        };
        LostCallerList: {
            callers: components["schemas"]["LostCaller"][];
        };
        CallSettings: {
            /** @description Days that recordings are kept; null for as long as nobody deletes them. */
            recordingDays: number | null;
        };
        SetCallSettingsRequest: {
            recordingDays?: number | null;
        };
        /** @enum {string} */
        CallState: "in_progress" | "ended";
        /**
         * @description `talked`: somebody took the call. `message`: the caller left one. `missed`: somebody was rung, and nobody took it. `heard`: the caller
         *     only heard prompts.
         * @enum {string}
         */
        CallOutcome: "talked" | "message" | "missed" | "heard";
        Call: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            numberId: components["schemas"]["Id"];
            /** @description Ours. */
            number: string;
            /**
             * @description `out` - we called, because somebody asked for it.
             * @enum {string}
             */
            direction: "in" | "out";
            /** @description The subscriber: who calls, or who is called. Null where he hides his number. */
            caller: string | null;
            /** @description Null for a call to the outside. */
            scenarioId: string | null;
            scenarioVersion: number | null;
            carrier: string;
            state: components["schemas"]["CallState"];
            outcome: components["schemas"]["CallOutcome"] | null;
            /**
             * @description What ended it: `scenario`, `caller_hung_up`, `stopped` (over the API, or with the gateway), `no_channel`, `too_many_steps`, `lost` (its
             *     process is gone).
             */
            reason: string | null;
            startedAt: components["schemas"]["Instant"];
            answeredAt: components["schemas"]["NullableInstant"];
            endedAt: components["schemas"]["NullableInstant"];
            price: components["schemas"]["NullableMoney"];
            priceReason: components["schemas"]["PriceReason"];
        };
        PlaceCallRequest: {
            /** @description Of our number, which both are shown. */
            numberId: components["schemas"]["Id"];
            /** @description Is rung first; a number, or a short number. */
            employee: string;
            /** @description The customer. */
            to: string;
        };
        InviteRequest: {
            /** @description Who is rung; a number, or a short number. */
            to: string;
            /**
             * @description Whose number is shown to him - the subscriber's, or ours.
             * @default number
             * @enum {string}
             */
            show: "caller" | "number";
        };
        CallList: {
            calls: components["schemas"]["Call"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        CallLeg: {
            leg: number;
            /** @description Whom it went to. */
            target: string;
            step: string;
            startedAt: components["schemas"]["Instant"];
            answeredAt: components["schemas"]["NullableInstant"];
            connectedAt: components["schemas"]["NullableInstant"];
            endedAt: components["schemas"]["NullableInstant"];
            /** @description busy, no_answer, rejected, unreachable, cancelled or hung_up. */
            end: string | null;
        };
        CallUsage: {
            /** @enum {string} */
            kind: "ivr" | "leg" | "record";
            from: components["schemas"]["Instant"];
            until: components["schemas"]["Instant"];
            /** @description Whole, rounded up. */
            seconds: number;
            steps: string[];
            /** @description Of a leg. */
            target: string | null;
            /** @description Of a leg - whether whoever answered took the call. */
            accepted: boolean | null;
            /** @description By which it was charged, a code of the price list; absent in simulations, as the price is. */
            direction?: string | null;
            price?: components["schemas"]["NullableMoney"];
            priceReason?: components["schemas"]["PriceReason"];
        };
        CallRecording: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "message" | "call";
            startedAt: components["schemas"]["Instant"];
            durationMs: number;
            bytes: number;
            /** @description Of the file, in hexadecimal. */
            sha256: string;
            /** @description Since when its sound is gone. */
            deletedAt: components["schemas"]["NullableInstant"];
        };
        FoundRecording: {
            id: components["schemas"]["Id"];
            callId: components["schemas"]["Id"];
            numberId: components["schemas"]["Id"];
            /** @description Ours. */
            number: string;
            /** @description Null where he hides it. */
            caller: string | null;
            /** @enum {string} */
            kind: "message" | "call";
            startedAt: components["schemas"]["Instant"];
            durationMs: number;
            bytes: number;
            /** @description Of the file, in hexadecimal. */
            sha256: string;
            /** @description Since when its sound is gone. */
            deletedAt: components["schemas"]["NullableInstant"];
        };
        RecordingList: {
            recordings: components["schemas"]["FoundRecording"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        CallDetails: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            numberId: components["schemas"]["Id"];
            /** @description Ours. */
            number: string;
            /**
             * @description `out` - we called, because somebody asked for it.
             * @enum {string}
             */
            direction: "in" | "out";
            /** @description The subscriber: who calls, or who is called. Null where he hides his number. */
            caller: string | null;
            /** @description Null for a call to the outside. */
            scenarioId: string | null;
            scenarioVersion: number | null;
            carrier: string;
            state: components["schemas"]["CallState"];
            outcome: components["schemas"]["CallOutcome"] | null;
            /**
             * @description What ended it: `scenario`, `caller_hung_up`, `stopped` (over the API, or with the gateway), `no_channel`, `too_many_steps`, `lost` (its
             *     process is gone).
             */
            reason: string | null;
            startedAt: components["schemas"]["Instant"];
            answeredAt: components["schemas"]["NullableInstant"];
            endedAt: components["schemas"]["NullableInstant"];
            price: components["schemas"]["NullableMoney"];
            priceReason: components["schemas"]["PriceReason"];
            /** @description The steps it went through, with the exit that it left each by. */
            way: {
                step: string;
                verb: string;
                at: components["schemas"]["Instant"];
                exit: string | null;
            }[];
            legs: components["schemas"]["CallLeg"][];
            usage: components["schemas"]["CallUsage"][];
            recordings: components["schemas"]["CallRecording"][];
        };
        SimulatedCallRequest: {
            /** @description Absent or null where he hides his number. */
            from?: string | null;
            /** @description One of our numbers. */
            to: string;
            keys?: components["schemas"]["CallerHabitKeys"];
            /** @description How long he speaks where a message is taken; 10 unless given. */
            messageSeconds?: number;
            hangsUpAfterSeconds?: number | null;
        };
        PressKeysRequest: {
            keys: string;
        };
        HangUpSimulatedCallRequest: {
            /** @enum {string} */
            who: "caller" | "others";
        };
        SimulatedCall: {
            id: string;
            from: string | null;
            to: string;
            /** @enum {string} */
            state: "ringing" | "answered" | "ended";
            /** @description Of the gateway; null until it has taken the call, and where it does not. */
            callId: string | null;
            startedAt: components["schemas"]["Instant"];
            endedAt: components["schemas"]["NullableInstant"];
            heard: {
                afterMs: number;
                /** @description 0 is the caller. */
                leg: number;
                what: string;
            }[];
        };
        SimulatedCallList: {
            calls: components["schemas"]["SimulatedCall"][];
        };
        Telephone: {
            target: string;
            habit: components["schemas"]["PhoneHabit"];
        };
        CreateNumberRequest: {
            /** @description A number or a short code. */
            address: string;
            /** @enum {string} */
            kind: "short_code" | "mobile" | "city";
            companyId: components["schemas"]["Id"];
        };
        CarrierList: {
            carriers: components["schemas"]["Carrier"][];
        };
        Carrier: {
            name: string;
            /** @description Whether it takes submissions now. */
            ready: boolean;
            /** @description Submissions without an answer. */
            inFlight: number;
            binds: components["schemas"]["Bind"][];
        };
        Bind: {
            name: string;
            /** @enum {string} */
            state: "waiting_for_lease" | "connecting" | "bound" | "backing_off" | "stopped";
            since: components["schemas"]["Instant"];
            inFlight: number;
            lastError: string | null;
        };
        SimulatedPhoneSummary: {
            /**
             * @description The number in E.164.
             * @example +79000000001
             */
            msisdn: string;
            script: components["schemas"]["PhoneScript"];
            /** @description How many messages are kept. */
            messageCount: number;
            lastActiveAt: components["schemas"]["NullableInstant"];
        };
        SimulatedPhoneList: {
            phones: components["schemas"]["SimulatedPhoneSummary"][];
        };
        SimulatedPhone: {
            /**
             * @description The number in E.164.
             * @example +79000000001
             */
            msisdn: string;
            script: components["schemas"]["PhoneScript"];
            messageCount: number;
            lastActiveAt: components["schemas"]["NullableInstant"];
            /** @description What it was sent, the most recent first. */
            messages: components["schemas"]["PhoneMessage"][];
        };
        /**
         * @description `enroute` until the phone has it or never will.
         * @enum {string}
         */
        PhoneMessageState: "enroute" | "delivered" | "undelivered" | "expired";
        PhoneMessage: {
            /** @description The centre's id of its first segment. */
            id: string;
            from: string;
            /** @description What has arrived so far; a long message is joined. */
            text: string;
            /** @enum {string} */
            encoding: "gsm7" | "ucs2" | "latin1" | "binary";
            segments: components["schemas"]["PhoneSegment"][];
            segmentCount: number;
            state: components["schemas"]["PhoneMessageState"];
            submittedAt: components["schemas"]["Instant"];
            receivedAt: components["schemas"]["NullableInstant"];
        };
        PhoneSegment: {
            /** @description The id that the centre gave it. */
            messageId: string;
            ordinal: number;
            text: string;
            state: components["schemas"]["PhoneMessageState"];
        };
        PhoneMessageRequest: {
            /**
             * @description Our number or short code.
             * @example 4938
             */
            to: string;
            /** @example Принято */
            text: string;
        };
        PhoneMessageResult: {
            from: string;
            to: string;
            segments: number;
        };
        /** @description What a virtual phone does; counts and periods start when the script is set. */
        PhoneScript: components["schemas"]["DeliverBehaviour"] | components["schemas"]["AbsentBehaviour"] | components["schemas"]["UndeliverableBehaviour"] | components["schemas"]["RejectBehaviour"] | components["schemas"]["ThrottleBehaviour"] | components["schemas"]["QueueFullBehaviour"] | components["schemas"]["SlowAnswerBehaviour"] | components["schemas"]["NoAnswerBehaviour"] | components["schemas"]["DropConnectionBehaviour"] | components["schemas"]["ReceiptBeforeAnswerBehaviour"] | components["schemas"]["ReceiptTwiceBehaviour"] | components["schemas"]["ReceiptForOneSegmentBehaviour"] | components["schemas"]["NoReceiptBehaviour"] | components["schemas"]["ReceiptFormatBehaviour"] | components["schemas"]["ReplyBehaviour"] | components["schemas"]["CombinedBehaviours"];
        /** @description One behaviour of a virtual phone. */
        PhoneBehaviour: components["schemas"]["DeliverBehaviour"] | components["schemas"]["AbsentBehaviour"] | components["schemas"]["UndeliverableBehaviour"] | components["schemas"]["RejectBehaviour"] | components["schemas"]["ThrottleBehaviour"] | components["schemas"]["QueueFullBehaviour"] | components["schemas"]["SlowAnswerBehaviour"] | components["schemas"]["NoAnswerBehaviour"] | components["schemas"]["DropConnectionBehaviour"] | components["schemas"]["ReceiptBeforeAnswerBehaviour"] | components["schemas"]["ReceiptTwiceBehaviour"] | components["schemas"]["ReceiptForOneSegmentBehaviour"] | components["schemas"]["NoReceiptBehaviour"] | components["schemas"]["ReceiptFormatBehaviour"] | components["schemas"]["ReplyBehaviour"];
        /** @description Several behaviours at once; of those that exclude each other the last one counts. */
        CombinedBehaviours: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "all";
            of: components["schemas"]["PhoneBehaviour"][];
        };
        /** @description Delivers after a while. */
        DeliverBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "deliver";
            /** @description From the submission to the delivery. */
            afterMs: number;
        };
        /** @description Off for a time; what waits is delivered when it is back. */
        AbsentBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "absent";
            /** @description From the setting of the script. */
            forMs: number;
        };
        /** @description The message is taken and never delivered. */
        UndeliverableBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "undeliverable";
            afterMs?: number;
            /** @description Error code of the receipt; 001 when absent. */
            errorCode?: string;
            /**
             * @description UNDELIV when absent.
             * @enum {string}
             */
            state?: "UNDELIV" | "REJECTD" | "DELETED" | "UNKNOWN";
        };
        /** @description The submission is refused. */
        RejectBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "reject";
            /** @description Of submit_sm_resp, for example 11 (ESME_RINVDSTADR). */
            commandStatus: number;
            /** @description For so many submissions. */
            firstSubmits?: number;
            /** @description For so long, from the setting of the script. */
            forMs?: number;
        };
        /** @description The submission is answered with ESME_RTHROTTLED. */
        ThrottleBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "throttle";
            /** @description For so many submissions. */
            firstSubmits?: number;
            /** @description For so long, from the setting of the script. */
            forMs?: number;
        };
        /** @description The submission is answered with ESME_RMSGQFUL. */
        QueueFullBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "queue_full";
            /** @description For so many submissions. */
            firstSubmits?: number;
            /** @description For so long, from the setting of the script. */
            forMs?: number;
        };
        /** @description The submission is answered late. */
        SlowAnswerBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "slow_answer";
            delayMs: number;
        };
        /** @description The submission is never answered. */
        NoAnswerBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "no_answer";
            /** @description Whether the message was taken; true when absent. */
            taken?: boolean;
            /** @description For so many submissions. */
            firstSubmits?: number;
            /** @description For so long, from the setting of the script. */
            forMs?: number;
        };
        /** @description The connection breaks before the answer. */
        DropConnectionBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "drop_connection";
            times: number;
            /** @description Whether the message was taken; true when absent. */
            taken?: boolean;
        };
        /** @description The receipt comes before the answer to the submission. */
        ReceiptBeforeAnswerBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "receipt_before_answer";
        };
        /** @description Every receipt comes twice. */
        ReceiptTwiceBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "receipt_twice";
            gapMs?: number;
        };
        /** @description Of a long message only one segment gets a receipt. */
        ReceiptForOneSegmentBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "receipt_for_one_segment";
            ordinal: number;
        };
        /** @description No receipt comes. */
        NoReceiptBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "no_receipt";
        };
        /** @description How receipts look. */
        ReceiptFormatBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "receipt_format";
            /** @enum {string} */
            carriage?: "text" | "tlv" | "text_and_tlv";
            /** @description Dates with seconds. */
            seconds?: boolean;
            /** @enum {string} */
            id?: "as_answered" | "hex_lower" | "hex_upper" | "decimal";
            /** @enum {string} */
            letterCase?: "standard" | "lower" | "upper";
            /** @enum {string} */
            spacing?: "standard" | "wide";
        };
        /** @description The subscriber writes back once the whole message has arrived. */
        ReplyBehaviour: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "reply";
            /** @example Принято */
            text: string;
            /** @description From the arrival; 1,000 when absent. */
            afterMs?: number;
            /** @description The sender of the message when absent. */
            to?: string;
            /** @description How many messages are answered; all when absent. */
            times?: number;
        };
        EventPage: {
            events: components["schemas"]["Event"][];
            /**
             * @description Pass it as `after` for what follows.
             * @example l2.3y9
             */
            nextCursor: string;
            /** @description Whether more may follow already. */
            hasMore: boolean;
        };
        /**
         * @description `message.` and a state: the message has reached it. `message.accepted`: taken for sending. `message.retry`: refused by the operator
         *     for now. `message.in_doubt`: sent, and the answer got lost. `message.rerouted`: another carrier takes it. `message.delivered_after_failure`: a failure was corrected.
         *     `message.received`: a subscriber wrote. `message.completed`: a missing part of such a message came. `poll.answered`,
         *     `poll.reminded`, `poll.closed`: of a poll. `report.received`: a message has the form of a report. `report.not_understood`: it begins
         *     like one. `alert.sent`: a step of an alert was. `alert.step_empty`: nobody of it can be written to. `alert.acknowledged`: somebody
         *     took it. `alert.unacknowledged`: nobody did. `mail.failed`: a mail was given up. `call.started`, `call.answered`, `call.ended`: a call; `call.leg_…`: a
         *     telephone that it rang, with exactly one `call.leg_ended`; `call.recording_ready`: a recording can be fetched;
         *     `call.recording_deleted`: it cannot any more.
         *     `rating.limit_reached`: the month has cost
         *     percent of a limit. `rating.usage_parked`: something was used that has no price; it waits, neither free nor lost. `invoice.issued`:
         *     the invoice of a month is made. `webhook.failed`: events were
         *     given up for a webhook. `webhook.disabled`: a receiver wants no more. `webhook.test`: sent by hand. Others may come; pass over
         *     what you do not know.
         * @example message.delivered
         */
        EventType: string | ("message.accepted" | "message.scheduled" | "message.held" | "message.queued" | "message.sending" | "message.sent" | "message.partially_delivered" | "message.delivered" | "message.undelivered" | "message.expired" | "message.rejected" | "message.failed" | "message.cancelled" | "message.unknown" | "message.retry" | "message.in_doubt" | "message.rerouted" | "message.delivered_after_failure" | "message.received" | "message.completed" | "poll.opened" | "poll.answered" | "poll.reminded" | "poll.closed" | "report.received" | "report.not_understood" | "alert.opened" | "alert.sent" | "alert.step_empty" | "alert.declined" | "alert.acknowledged" | "alert.unacknowledged" | "alert.cancelled" | "mail.failed" | "call.started" | "call.answered" | "call.leg_started" | "call.leg_answered" | "call.leg_connected" | "call.leg_ended" | "call.recording_ready" | "call.recording_deleted" | "call.ended" | "rating.limit_reached" | "rating.usage_parked" | "invoice.issued" | "webhook.failed" | "webhook.disabled" | "webhook.test");
        Event: {
            /**
             * @description Unique, and the same however often it is sent.
             * @example 5120
             */
            id: string;
            type: components["schemas"]["EventType"];
            /** @description Null for the platform's own. */
            companyId: string | null;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description Grows with each change of the subject, so what has a lower one is older. A note about a state, such as `message.retry`, has
             *     the version of that state.
             */
            version: number;
            occurredAt: components["schemas"]["Instant"];
            data: components["schemas"]["EventData"];
        };
        EventSubject: {
            /**
             * @description `message`, `webhook`, `poll`, `report`, `alert`, `mail`, `call`, `company`; others may come.
             * @example message
             */
            type: string;
            /** @example 1042 */
            id: string;
        };
        /**
         * @description About a message: its state at that moment, with what does not change about it. The text is given for received messages only, as it
         *     stands when the event is read. About a poll: `option`, `label`, `comment`, `from`, `personId`, `changed`. About a report: `formId`,
         *     `fields`. About an alert: `step`, `people`, `name`, `reference`. About a webhook: `deliveryId`, `events`, `attempts`, `status`,
         *     `error`, `fromCursor`, `toCursor`. About a limit: `month`, `percent`, `limit`, `booked`.
         */
        EventData: {
            state?: components["schemas"]["MessageState"];
            /** @description The operator's code, as it gave it. */
            errorCode?: string | null;
            direction?: components["schemas"]["Direction"];
            from?: string;
            /** @description `subscriber:` and an id for the person of another company. */
            to?: string;
            /** @description Where the subscriber is a person of another company. */
            recipientCompanyId?: string;
            tags?: string[];
            text?: string;
            /** @description mo: false while parts of a long message are missing. */
            complete?: boolean;
            reference?: string | null;
            broadcastId?: string | null;
            segmentCount?: number;
            class?: components["schemas"]["MessageClass"];
            /** @description mo: what it is about. */
            reply?: components["schemas"]["Reply"];
        } & {
            [key: string]: unknown;
        };
        WebhookPayload: {
            webhookId: components["schemas"]["Id"];
            deliveryId: components["schemas"]["Id"];
            /** @description In the order of the log. */
            events: components["schemas"]["Event"][];
        };
        /**
         * @description Types of events that are sent, or `message.*` for all of a kind; empty for all.
         * @example [
         *       "message.delivered",
         *       "message.received"
         *     ]
         */
        WebhookTypes: string[];
        /**
         * @description `events`: batches of events as JSON, signed. `m2m`: each received message by GET with the parameters `msid` (the sender's digits),
         *     `message` and `messageID`, as MTS Communicator calls back; it counts as taken when the answer within 10 seconds is 200
         *     with an `OperationResult` whose `code` is 0, or 200 with a body that is none. Other codes are tried five times.
         * @default events
         * @enum {string}
         */
        WebhookFormat: "events" | "m2m";
        /**
         * @description `disabled`: the receiver answered 410 Gone.
         * @enum {string}
         */
        WebhookState: "active" | "paused" | "disabled";
        CreateMailIntegrationRequest: {
            /**
             * @description Whether it gets a secret address.
             * @default true
             */
            hasSecretAddress: boolean;
            /**
             * @description Which system it is.
             * @example Zabbix
             */
            name: string;
            /** @enum {string} */
            state?: "active" | "paused";
            /** @description Addresses, and domains as `@hosting.example`, that From may name; proven by DMARC. */
            senders?: string[];
            /** @description Addresses and networks that it sends from. */
            networks?: string[];
            /** @description Who gets mails that name nobody: numbers, `person:17`, `group:5`, `#tag`. */
            recipients?: string[];
            /** @description With the slots `{subject}`, `{text}`, `{alert}`, `{from}`. Null: an alert that is recognised in one line, else subject and text. */
            template?: string | null;
            /** @description A longer text is cut. */
            maxSegments?: number;
            /** @description Sender that phones show; null for the default. */
            from?: string | null;
            /** @description Null: `alert` for mails of monitoring systems, else `service`. */
            class?: components["schemas"]["MessageClass"] | null;
            /** @description Of mails alike, five in five minutes go out one by one, and one digest tells of the rest. */
            groupsSimilar?: boolean;
            /**
             * @description Where answers of the recipients go as mails, in the thread of the mail that they answer; null: to From, where a login, a certificate or DMARC proves it.
             * @example oncall@hosting.example
             */
            contact?: string | null;
            reports?: components["schemas"]["MailReportMode"];
            /** @description SHA-256 fingerprints of TLS client certificates that prove it. */
            certificates?: string[];
            acknowledgement?: components["schemas"]["MailAcknowledgement"] | null;
        };
        UpdateMailIntegrationRequest: {
            /**
             * @description Which system it is.
             * @example Zabbix
             */
            name?: string;
            /** @enum {string} */
            state?: "active" | "paused";
            /** @description Addresses, and domains as `@hosting.example`, that From may name; proven by DMARC. */
            senders?: string[];
            /** @description Addresses and networks that it sends from. */
            networks?: string[];
            /** @description Who gets mails that name nobody: numbers, `person:17`, `group:5`, `#tag`. */
            recipients?: string[];
            /** @description With the slots `{subject}`, `{text}`, `{alert}`, `{from}`. Null: an alert that is recognised in one line, else subject and text. */
            template?: string | null;
            /** @description A longer text is cut. */
            maxSegments?: number;
            /** @description Sender that phones show; null for the default. */
            from?: string | null;
            /** @description Null: `alert` for mails of monitoring systems, else `service`. */
            class?: components["schemas"]["MessageClass"] | null;
            /** @description Of mails alike, five in five minutes go out one by one, and one digest tells of the rest. */
            groupsSimilar?: boolean;
            /**
             * @description Where answers of the recipients go as mails, in the thread of the mail that they answer; null: to From, where a login, a certificate or DMARC proves it.
             * @example oncall@hosting.example
             */
            contact?: string | null;
            reports?: components["schemas"]["MailReportMode"];
            /** @description SHA-256 fingerprints of TLS client certificates that prove it. */
            certificates?: string[];
            acknowledgement?: components["schemas"]["MailAcknowledgement"] | null;
        };
        MailIntegration: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            /**
             * @description Its own address, which proves nothing by itself.
             * @example i-17@sms.example.com
             */
            address: string;
            hasSecretAddress: boolean;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /**
             * @description Which system it is.
             * @example Zabbix
             */
            name: string;
            /** @enum {string} */
            state: "active" | "paused";
            /** @description Addresses, and domains as `@hosting.example`, that From may name; proven by DMARC. */
            senders: string[];
            /** @description Addresses and networks that it sends from. */
            networks: string[];
            /** @description Who gets mails that name nobody: numbers, `person:17`, `group:5`, `#tag`. */
            recipients: string[];
            /** @description With the slots `{subject}`, `{text}`, `{alert}`, `{from}`. Null: an alert that is recognised in one line, else subject and text. */
            template: string | null;
            /** @description A longer text is cut. */
            maxSegments: number;
            /** @description Sender that phones show; null for the default. */
            from: string | null;
            /** @description Null: `alert` for mails of monitoring systems, else `service`. */
            class: components["schemas"]["MessageClass"] | null;
            /** @description Of mails alike, five in five minutes go out one by one, and one digest tells of the rest. */
            groupsSimilar: boolean;
            /**
             * @description Where answers of the recipients go as mails, in the thread of the mail that they answer; null: to From, where a login, a certificate or DMARC proves it.
             * @example oncall@hosting.example
             */
            contact: string | null;
            reports: components["schemas"]["MailReportMode"];
            /** @description SHA-256 fingerprints of TLS client certificates that prove it. */
            certificates: string[];
            acknowledgement: components["schemas"]["MailAcknowledgement"] | null;
        };
        MailIntegrationWithSecret: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            /**
             * @description Its own address, which proves nothing by itself.
             * @example i-17@sms.example.com
             */
            address: string;
            hasSecretAddress: boolean;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /**
             * @description Which system it is.
             * @example Zabbix
             */
            name: string;
            /** @enum {string} */
            state: "active" | "paused";
            /** @description Addresses, and domains as `@hosting.example`, that From may name; proven by DMARC. */
            senders: string[];
            /** @description Addresses and networks that it sends from. */
            networks: string[];
            /** @description Who gets mails that name nobody: numbers, `person:17`, `group:5`, `#tag`. */
            recipients: string[];
            /** @description With the slots `{subject}`, `{text}`, `{alert}`, `{from}`. Null: an alert that is recognised in one line, else subject and text. */
            template: string | null;
            /** @description A longer text is cut. */
            maxSegments: number;
            /** @description Sender that phones show; null for the default. */
            from: string | null;
            /** @description Null: `alert` for mails of monitoring systems, else `service`. */
            class: components["schemas"]["MessageClass"] | null;
            /** @description Of mails alike, five in five minutes go out one by one, and one digest tells of the rest. */
            groupsSimilar: boolean;
            /**
             * @description Where answers of the recipients go as mails, in the thread of the mail that they answer; null: to From, where a login, a certificate or DMARC proves it.
             * @example oncall@hosting.example
             */
            contact: string | null;
            reports: components["schemas"]["MailReportMode"];
            /** @description SHA-256 fingerprints of TLS client certificates that prove it. */
            certificates: string[];
            acknowledgement: components["schemas"]["MailAcknowledgement"] | null;
            /**
             * @description Whoever knows it may send as the integration; only this answer shows it.
             * @example m-abcdefghijklmnopqrstuvwxyz@sms.example.com
             */
            secretAddress: string | null;
        };
        MailWatch: {
            id: components["schemas"]["Id"];
            companyId: components["schemas"]["Id"];
            /**
             * @description `returned`: it came after it was overdue, and that is still to be said.
             * @enum {string}
             */
            state: "waiting" | "overdue" | "returned" | "paused";
            /**
             * @description What is said to stay away.
             * @example Zabbix is alive
             */
            name: string;
            /** @description Whose mail; null - of anybody who may write to the tag. */
            integrationId: components["schemas"]["Id"] | null;
            /** @description Which tag the mail names; null - any mail of the integration. */
            tagId: components["schemas"]["Id"] | null;
            everyMinutes: number;
            /** @description Who is told: numbers, `person:17`, `group:5`, `#tag`. */
            recipients: string[];
            /** @description The mails are signs of life and send nothing. */
            isHeartbeat: boolean;
            lastMailAt: components["schemas"]["Instant"] | null;
            dueAt: components["schemas"]["Instant"];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        CreateMailWatchRequest: {
            /** @default false */
            isPaused: boolean;
            /**
             * @description What is said to stay away.
             * @example Zabbix is alive
             */
            name: string;
            /** @description Whose mail; null - of anybody who may write to the tag. */
            integrationId?: components["schemas"]["Id"] | null;
            /** @description Which tag the mail names; null - any mail of the integration. */
            tagId?: components["schemas"]["Id"] | null;
            everyMinutes: number;
            /** @description Who is told: numbers, `person:17`, `group:5`, `#tag`. */
            recipients: string[];
            /** @description The mails are signs of life and send nothing. */
            isHeartbeat?: boolean;
        };
        UpdateMailWatchRequest: {
            isPaused?: boolean;
            /**
             * @description What is said to stay away.
             * @example Zabbix is alive
             */
            name?: string;
            /** @description Whose mail; null - of anybody who may write to the tag. */
            integrationId?: components["schemas"]["Id"] | null;
            /** @description Which tag the mail names; null - any mail of the integration. */
            tagId?: components["schemas"]["Id"] | null;
            everyMinutes?: number;
            /** @description Who is told: numbers, `person:17`, `group:5`, `#tag`. */
            recipients?: string[];
            /** @description The mails are signs of life and send nothing. */
            isHeartbeat?: boolean;
        };
        MailWatchList: {
            watches: components["schemas"]["MailWatch"][];
            nextCursor: string | null;
        };
        OutgoingMail: {
            id: components["schemas"]["Id"];
            companyId: string | null;
            /**
             * @description `report`: RFC 3464, on the messages of a mail.
             * @enum {string}
             */
            kind: "mail" | "report";
            to: string;
            /** @description Where it can be answered; null for the configured sender. */
            from: string | null;
            subject: string;
            text: string;
            inReplyTo: string | null;
            references: string[];
            /** @enum {string} */
            state: "pending" | "sent" | "failed";
            attempts: number;
            /** @description What the relay said last. */
            error: string | null;
            createdAt: components["schemas"]["Instant"];
            endedAt: components["schemas"]["Instant"] | null;
        };
        OutgoingMailList: {
            mails: components["schemas"]["OutgoingMail"][];
            nextCursor: string | null;
        };
        /**
         * @description Of which messages the return path of a mail is told by RFC 3464, where a login, a certificate or DMARC proves the sender:
         *     `summary` tells once a day what became of all. NOTIFY of the envelope counts for more.
         * @enum {string}
         */
        MailReportMode: "none" | "failures" | "all" | "summary";
        /** @description Problems of monitoring systems become alerts that somebody has to take; the recovery ends them. */
        MailAcknowledgement: {
            /** @description How often whoever is silent is written to. */
            sends: number;
            /** @description How long each time is waited. */
            waitMinutes: number;
        };
        MailIntegrationList: {
            integrations: components["schemas"]["MailIntegration"][];
            nextCursor: string | null;
        };
        TryMailRequest: {
            /** @description The whole mail with its headers. */
            raw: string;
            /**
             * @description `base64` for a mail that is not in UTF-8.
             * @default utf8
             * @enum {string}
             */
            encoding: "utf8" | "base64";
            /** @description Addresses that it is sent to; `mail2sms@` when absent. */
            to?: string[];
            integrationId?: components["schemas"]["Id"];
        };
        MailTrial: {
            /** @enum {string} */
            verdict: "sent" | "ignored" | "refused";
            reason: string | null;
            subject: string;
            /** @description All that would be said. */
            text: string | null;
            /** @description What would go out of it. */
            sms: string | null;
            isCut: boolean;
            alert: components["schemas"]["MailAlertLine"] | null;
            /** @description As the mail or its address names them. */
            recipients: string[];
            plan: components["schemas"]["MessagePlan"] | null;
        };
        /** @description What a monitoring system said with the mail. */
        MailAlert: {
            /**
             * @description The system; others may come.
             * @example zabbix
             */
            source: string;
            /** @enum {string} */
            state: "problem" | "recovery" | "notice";
            /** @description Equal for a problem and its recovery. */
            key: string | null;
        };
        /** @description What a monitoring system said with the mail. */
        MailAlertLine: {
            /**
             * @description The system; others may come.
             * @example zabbix
             */
            source: string;
            /** @enum {string} */
            state: "problem" | "recovery" | "notice";
            /** @description Equal for a problem and its recovery. */
            key: string | null;
            /** @description All of it in one line. */
            line: string;
        };
        /**
         * @description `sent`: its messages were accepted. `grouped`: one of a storm, told of in a digest. `digest`: no mail, but what was sent for such
         *     ones. `test`: looked at only. `ignored`: an automatic answer. `refused`: the sender was told why. `stored`: for the postmaster.
         * @enum {string}
         */
        MailVerdict: "sent" | "grouped" | "digest" | "test" | "ignored" | "refused" | "stored";
        Mail: {
            id: components["schemas"]["Id"];
            companyId: string | null;
            at: components["schemas"]["Instant"];
            integrationId: string | null;
            /**
             * @description Who sent it.
             * @example mail_integration:17
             * @example user:3
             */
            actor: string;
            /**
             * @description What proved the sender. `reply`: the address under which an SMS could be answered.
             * @enum {string}
             */
            proof: "login" | "certificate" | "address" | "network" | "dmarc" | "reply" | "none";
            /** @description Of the peer. */
            address: string | null;
            verdict: components["schemas"]["MailVerdict"];
            reason: string | null;
            /** @description The header Message-ID. */
            messageId: string | null;
            alert: components["schemas"]["MailAlert"] | null;
            /** @description Who got a message. */
            recipients: number;
            refusedRecipients: number;
            /** @description Of all messages together. */
            segments: number;
            broadcastId: string | null;
            /** @description The message of a mail with one recipient. */
            smsId: string | null;
            /** @description The alert that it opened. */
            alertId: string | null;
            content: {
                /** @description What From claims. */
                from: string;
                subject: string;
                /** @description All that the mail said, uncut. */
                text: string;
                /** @description What went out of it. */
                sms: string;
            } | null;
        };
        MailList: {
            mails: components["schemas"]["Mail"][];
            nextCursor: string | null;
        };
        CreateWebhookRequest: {
            /**
             * @description A public https address.
             * @example https://crm.example/svyaz
             */
            url: string;
            format?: components["schemas"]["WebhookFormat"];
            description?: string;
            types?: components["schemas"]["WebhookTypes"];
            /**
             * @description Events in one request at most.
             * @default 100
             */
            maxEvents: number;
            /** @enum {string} */
            state?: "active" | "paused";
            /** @description Cursor from which on events are sent; now when absent. */
            after?: string;
        };
        UpdateWebhookRequest: {
            url?: string;
            description?: string;
            types?: components["schemas"]["WebhookTypes"];
            maxEvents?: number;
            /** @enum {string} */
            state?: "active" | "paused";
        };
        RotateWebhookSecretRequest: {
            /**
             * @description How long the old secret signs as well.
             * @default 24
             */
            keepOldHours: number;
        };
        ReplayWebhookRequest: {
            /**
             * @description An instant or a cursor.
             * @example 2026-01-15T08:00:00Z
             */
            from: string;
        };
        WebhookReplay: {
            webhookId: components["schemas"]["Id"];
            fromCursor: string;
        };
        Webhook: {
            id: components["schemas"]["Id"];
            companyId: string | null;
            url: string;
            format: components["schemas"]["WebhookFormat"];
            description: string;
            types: components["schemas"]["WebhookTypes"];
            maxEvents: number;
            state: components["schemas"]["WebhookState"];
            stateReason: string | null;
            version: number;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            oldSecretUntil: components["schemas"]["NullableInstant"];
        };
        WebhookWithSecret: {
            id: components["schemas"]["Id"];
            companyId: string | null;
            url: string;
            format: components["schemas"]["WebhookFormat"];
            description: string;
            types: components["schemas"]["WebhookTypes"];
            maxEvents: number;
            state: components["schemas"]["WebhookState"];
            stateReason: string | null;
            version: number;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            oldSecretUntil: components["schemas"]["NullableInstant"];
            /** @description Shown here and nowhere else. */
            secret: string;
        };
        WebhookList: {
            webhooks: components["schemas"]["Webhook"][];
            nextCursor: string | null;
        };
        /**
         * @description `pending`: sent again at `nextAttemptAt`; `failed`: given up.
         * @enum {string}
         */
        WebhookDeliveryState: "pending" | "delivered" | "failed";
        WebhookDelivery: {
            id: components["schemas"]["Id"];
            webhookId: components["schemas"]["Id"];
            /**
             * @description `replay`: asked for again.
             * @enum {string}
             */
            kind: "feed" | "replay";
            /** @description GET /v1/events with it as `after` shows the events. */
            fromCursor: string;
            /** @description Cursor of the last of them. */
            toCursor: string;
            events: number;
            state: components["schemas"]["WebhookDeliveryState"];
            attempts: number;
            nextAttemptAt: components["schemas"]["NullableInstant"];
            /** @description Of the last answer; null when none came. */
            status: number | null;
            error: string | null;
            durationMs: number | null;
            /** @description The delivery that is repeated. */
            replayOf: string | null;
            createdAt: components["schemas"]["Instant"];
            finishedAt: components["schemas"]["NullableInstant"];
        };
        WebhookDeliveryList: {
            deliveries: components["schemas"]["WebhookDelivery"][];
            nextCursor: string | null;
        };
        WebhookTestResult: {
            deliveryId: components["schemas"]["Id"];
            delivered: boolean;
            status: number | null;
            error: string | null;
            durationMs: number;
            /** @description The beginning of the answer. */
            body: string;
        };
        Liveness: {
            /** @enum {string} */
            status: "live";
        };
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not_ready";
            checks: components["schemas"]["HealthCheck"][];
        };
        HealthCheck: {
            name: string;
            ok: boolean;
            detail?: string;
        };
        Index: {
            name: string;
            /** @description Version of this interface. */
            version: string;
            /**
             * @example {
             *       "openapi": "/openapi.yaml"
             *     }
             */
            addresses: {
                [key: string]: string;
            };
        };
        /** @description RFC 9457. */
        Problem: {
            /** @description A URN of the code. */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong with this request, for a person to read. */
            detail: string;
            code: components["schemas"]["ProblemCode"];
            /** @description JSON pointer into the body, or name of the parameter. */
            field?: string;
            requestId: string;
            /**
             * @description The limit that was reached, with `rate_limited`.
             * @enum {string}
             */
            limit?: "requests_per_key" | "requests_per_company" | "recipients_per_key" | "recipients_per_company" | "segments_per_user_month" | "spending_per_month" | "roubles_per_user_month";
            /** @description What was wrong with each recipient, with `no_valid_recipient`. */
            refused?: components["schemas"]["RefusedRecipient"][];
            /** @description What would happen now, with `plan_changed`. */
            plan?: components["schemas"]["MessagePlan"];
        };
        /** @enum {string} */
        ProblemCode: "invalid_request" | "invalid_parameter" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "unsupported_media_type" | "payload_too_large" | "request_timeout" | "conflict" | "idempotency_mismatch" | "no_valid_recipient" | "invalid_sender" | "empty_text" | "text_too_long" | "time_in_past" | "plan_changed" | "no_carrier" | "not_cancellable" | "cursor_expired" | "too_many_streams" | "rate_limited" | "overloaded" | "storage_unavailable" | "storage_full" | "internal";
    };
    responses: {
        /** @description Any other refusal or failure; `code` tells which. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is malformed, or one of its fields is. Codes `invalid_request`, `invalid_parameter`. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No credentials, or wrong ones. Code `unauthenticated`. */
        Unauthenticated: {
            headers: {
                /** @description The schemes that are taken. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key or user lacks the scope. Code `forbidden`. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not exist, or is another company's. Code `not_found`. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state of things does not allow it. Codes `conflict`, `not_cancellable`, `plan_changed`. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What followed the cursor is no longer kept. Code `cursor_expired`. */
        Gone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many streams and long polls of the company are open. Code `too_many_streams`. */
        TooMany: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than the gateway takes. Code `payload_too_large`. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not plain JSON in UTF-8. Code `unsupported_media_type`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description The request is well-formed and cannot be carried out. Codes `no_valid_recipient`, `invalid_sender`, `empty_text`,
         *     `text_too_long`, `time_in_past`, `idempotency_mismatch`.
         */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description Nothing was done: the key, the user or the company asks for more a second than it may. `limit` names the limit,
         *     `Retry-After` the seconds after which it lets the same request through. Code `rate_limited`.
         */
        RateLimited: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nothing was accepted; try again with the same `Idempotency-Key`. Codes `overloaded`, `storage_unavailable`, `no_carrier`. */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nothing was accepted; the disk of the gateway is full. Code `storage_full`. */
        StorageFull: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Words that the text must have, all of them, in any form: `заказ готов`. What stands in quotation marks (`"…"` or «…») must
         *     stand in the text in that order. Case and ё or е make no difference. At most 32 words.
         * @example "заказ готов" самовывоз
         */
        HistoryQ: string;
        /**
         * @description A piece of the text, three characters at least, letter by letter; case and ё or е make no difference.
         * @example ORD-10
         */
        HistoryContains: string;
        /**
         * @description `mt`: sent to subscribers; `mo`: written by them.
         * @example mt
         */
        HistoryDirection: components["schemas"]["Direction"];
        /**
         * @description The state of the message now.
         * @example delivered
         */
        HistoryState: components["schemas"]["MessageState"];
        /**
         * @description What the text is for.
         * @example service
         */
        HistoryClass: components["schemas"]["MessageClass"];
        /**
         * @description The subscriber's number, written in any usual way.
         * @example +79000000001
         */
        HistoryMsisdn: string;
        /**
         * @description Messages of one broadcast.
         * @example 311
         */
        HistoryBroadcastId: components["schemas"]["Id"];
        /**
         * @description The caller's own reference.
         * @example incident-77
         */
        HistoryReference: string;
        /**
         * @description Who sent it, as `author` of a message names it: `user:` or `key:` with its id; `mailing:`, `mail_integration:` or `call:`, or `system`
         *     for what the gateway answered by itself. Messages of before authors were stored have none.
         * @example user:601
         */
        HistoryAuthor: components["schemas"]["Author"];
        /**
         * @description What it came in by.
         * @example mail
         */
        HistoryVia: components["schemas"]["MessageInterface"];
        /**
         * @description Labelled with this tag of the company; its id or name.
         * @example #АварияСервер1
         */
        HistoryTag: string;
        /**
         * @description Of this person, by id: messages that name it, and others to or from its numbers while these were its own.
         * @example 501
         */
        HistoryPerson: components["schemas"]["Id"];
        /**
         * @description Of the people of this group, by id or name; of 500 people at most.
         * @example Дежурные
         */
        HistoryGroup: string;
        /**
         * @description Who was in the group at this instant counts, and not who is in it now.
         * @example 2026-01-15T09:00:00+03:00
         */
        HistoryGroupAt: components["schemas"]["Instant"];
        /**
         * @description Earliest instant of creation, inclusive.
         * @example 2026-01-15T00:00:00Z
         */
        HistoryCreatedFrom: string;
        /**
         * @description Latest instant of creation, exclusive.
         * @example 2026-01-16T00:00:00Z
         */
        HistoryCreatedBefore: string;
        /**
         * @description Makes the request safe to repeat: the same key with the same body gives the first answer again and sends nothing; with
         *     another body it is refused with `idempotency_mismatch`. Kept per company for at least 24 hours.
         * @example order-1042-ready
         */
        IdempotencyKey: string;
        /**
         * @description `nextCursor` of the page before.
         * @example 1042
         */
        Cursor: string;
        /**
         * @description `nextAfter` of the answer before; from the beginning when absent.
         * @example 0-311
         */
        After: string;
        /**
         * @description Most items on the page.
         * @example 50
         */
        Limit: number;
        /**
         * @description Sender name, own number or short code. Defaults to that of the company.
         * @example 4938
         */
        SimpleFrom: string;
        /**
         * @description When to send: RFC 3339, or `+MINUTES` from now.
         * @example +30
         */
        SimpleAt: string;
        /**
         * @description When the message is worthless: RFC 3339, or `+MINUTES` from now.
         * @example +90
         */
        SimpleBefore: string;
        /**
         * @description The same in minutes from the time of sending; not together with `before`.
         * @example 60
         */
        SimpleValidity: string;
        /**
         * @description What the text is for; `service` when absent.
         * @example alert
         */
        SimpleClass: components["schemas"]["MessageClass"];
        /**
         * @description Whether Cyrillic is written in Latin letters; `off` when absent.
         * @example if_shorter
         */
        SimpleTranslit: components["schemas"]["TransliterationMode"];
        /**
         * @description Idempotency key: the same request with the same `id` sends once and gets the first answer again.
         * @example order-1042-ready
         */
        SimpleId: string;
        /**
         * @description The caller's own reference; returned, never interpreted.
         * @example order-1042
         */
        SimpleRef: string;
        /**
         * @description Form of the answer. When absent, the `Accept` header decides, and plain text without one.
         * @example json
         */
        SimpleFormat: "json" | "xml" | "text";
        /**
         * @description How the letters of query and form are written. When absent: UTF-8 where all of it is UTF-8, else windows-1251.
         * @example windows-1251
         */
        SimpleCharset: "utf-8" | "windows-1251";
        /**
         * @description The company a platform administrator acts for. Others name their own or none.
         * @example 12
         */
        ActingCompany: components["schemas"]["Id"];
        /**
         * @description A month of the account's zone.
         * @example 2026-01
         */
        Month: components["schemas"]["LocalMonth"];
        /** @example 1042 */
        MessageId: components["schemas"]["Id"];
        /**
         * @description The phone's number.
         * @example +79000000001
         */
        Msisdn: string;
        /** @example 7 */
        ApiKeyId: components["schemas"]["Id"];
        /** @example 501 */
        PersonId: components["schemas"]["Id"];
        /** @example 901 */
        ImportId: components["schemas"]["Id"];
        /** @example 902 */
        ExportId: components["schemas"]["Id"];
        /** @example 601 */
        GroupId: components["schemas"]["Id"];
        /** @example 701 */
        PollId: components["schemas"]["Id"];
        /** @example 801 */
        PromptId: components["schemas"]["Id"];
        /** @example 701 */
        ScenarioId: components["schemas"]["Id"];
        /** @example 801 */
        ReportFormId: components["schemas"]["Id"];
        /** @example 702 */
        SwitchId: components["schemas"]["Id"];
        /** @example 3 */
        NumberId: components["schemas"]["Id"];
        /** @example 9001 */
        CallId: components["schemas"]["Id"];
        /** @example 9002 */
        RecordingId: components["schemas"]["Id"];
        /** @example 801 */
        TrafficReportId: components["schemas"]["Id"];
        /** @example 1 */
        SimulatedCallId: components["schemas"]["Id"];
        /** @example 801 */
        TagId: components["schemas"]["Id"];
        /** @example 901 */
        AlertId: components["schemas"]["Id"];
        /**
         * @description The company that asked.
         * @example 13
         */
        GuestCompanyId: components["schemas"]["Id"];
        /** @example 701 */
        MailingListId: components["schemas"]["Id"];
        /** @example 801 */
        MailingId: components["schemas"]["Id"];
        /** @example 71 */
        SenderNameId: components["schemas"]["Id"];
        /** @example 311 */
        BroadcastId: components["schemas"]["Id"];
        /**
         * @description A cursor, or `now` (`latest` is the same) for the end of the log.
         * @example now
         */
        EventsAfter: string;
        /**
         * @description Types, separated by commas; `message.*` is all of a kind.
         * @example message.delivered,message.received
         */
        EventTypes: string;
        /**
         * @description Only events about this.
         * @example message:1042
         */
        EventSubject: string;
        /** @example 21 */
        MailWatchId: components["schemas"]["Id"];
        /** @example 17 */
        MailIntegrationId: components["schemas"]["Id"];
        /** @example 77 */
        WebhookId: components["schemas"]["Id"];
    };
    requestBodies: never;
    headers: {
        /** @description Address of what was created. */
        Location: string;
        /** @description Seconds after which trying again may help. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listMessages: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description `mt`: sent to subscribers; `mo`: written by them.
                 * @example mt
                 */
                direction?: components["schemas"]["Direction"];
                /** @example delivered */
                state?: components["schemas"]["MessageState"];
                /**
                 * @description The subscriber's number, written in any usual way.
                 * @example +79000000001
                 */
                msisdn?: string;
                /** @example 311 */
                broadcastId?: components["schemas"]["Id"];
                /**
                 * @description The caller's own reference.
                 * @example incident-77
                 */
                reference?: string;
                /**
                 * @description `true`: those alone that wait for a decision, see `resolveDoubt`.
                 * @example false
                 */
                inDoubt?: boolean;
                /**
                 * @description Earliest instant of creation, inclusive.
                 * @example 2026-01-15T00:00:00Z
                 */
                createdFrom?: string;
                /**
                 * @description Latest instant of creation, exclusive.
                 * @example 2026-01-16T00:00:00Z
                 */
                createdBefore?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: the same key with the same body gives the first answer again and sends nothing; with
                 *     another body it is refused with `idempotency_mismatch`. Kept per company for at least 24 hours.
                 * @example order-1042-ready
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description Accepted and stored durably. */
            202: {
                headers: {
                    /**
                     * @description Address of the message, or of the broadcast when there are several recipients.
                     * @example /v1/messages/1042
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendMessageResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    planMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description What would happen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePlan"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1042 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message as it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    cancelMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1042 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message, now cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    resolveDoubt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1042 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoubtDecision"];
            };
        };
        responses: {
            /** @description The message as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 311 */
                broadcastId: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The broadcast with its messages counted by state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    cancelBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 311 */
                broadcastId: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The broadcast as it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    sendByGet: {
        parameters: {
            query: {
                /**
                 * @description One number or tag, or several with commas or semicolons between; may be given more than once. The `#` of a tag is `%23` in an
                 *     address.
                 * @example +79000000001
                 */
                to: string;
                /**
                 * @description Unicode, in UTF-8 or windows-1251; see `charset`.
                 * @example Ваш заказ готов
                 */
                text: string;
                /**
                 * @description Sender name, own number or short code. Defaults to that of the company.
                 * @example 4938
                 */
                from?: components["parameters"]["SimpleFrom"];
                /**
                 * @description When to send: RFC 3339, or `+MINUTES` from now.
                 * @example +30
                 */
                at?: components["parameters"]["SimpleAt"];
                /**
                 * @description When the message is worthless: RFC 3339, or `+MINUTES` from now.
                 * @example +90
                 */
                before?: components["parameters"]["SimpleBefore"];
                /**
                 * @description The same in minutes from the time of sending; not together with `before`.
                 * @example 60
                 */
                validity?: components["parameters"]["SimpleValidity"];
                /**
                 * @description What the text is for; `service` when absent.
                 * @example alert
                 */
                class?: components["parameters"]["SimpleClass"];
                /**
                 * @description Whether Cyrillic is written in Latin letters; `off` when absent.
                 * @example if_shorter
                 */
                translit?: components["parameters"]["SimpleTranslit"];
                /**
                 * @description Idempotency key: the same request with the same `id` sends once and gets the first answer again.
                 * @example order-1042-ready
                 */
                id?: components["parameters"]["SimpleId"];
                /**
                 * @description The caller's own reference; returned, never interpreted.
                 * @example order-1042
                 */
                ref?: components["parameters"]["SimpleRef"];
                /**
                 * @description Form of the answer. When absent, the `Accept` header decides, and plain text without one.
                 * @example json
                 */
                format?: components["parameters"]["SimpleFormat"];
                /**
                 * @description How the letters of query and form are written. When absent: UTF-8 where all of it is UTF-8, else windows-1251.
                 * @example windows-1251
                 */
                charset?: components["parameters"]["SimpleCharset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description Accepted and stored durably. As text: one line with the ids of the messages, with commas between, in the order of the
             *     recipients; then for every recipient that was refused a line `REFUSED code: recipient: reason`.
             */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendMessageResult"];
                    "application/xml": string;
                    "text/plain": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["Problem"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    sendByPost: {
        parameters: {
            query?: {
                /**
                 * @description One number or tag, or several with commas or semicolons between; may be given more than once. The `#` of a tag is `%23` in an
                 *     address.
                 * @example +79000000001
                 */
                to?: string;
                /**
                 * @description Unicode, in UTF-8 or windows-1251; see `charset`.
                 * @example Ваш заказ готов
                 */
                text?: string;
                /**
                 * @description Sender name, own number or short code. Defaults to that of the company.
                 * @example 4938
                 */
                from?: components["parameters"]["SimpleFrom"];
                /**
                 * @description When to send: RFC 3339, or `+MINUTES` from now.
                 * @example +30
                 */
                at?: components["parameters"]["SimpleAt"];
                /**
                 * @description When the message is worthless: RFC 3339, or `+MINUTES` from now.
                 * @example +90
                 */
                before?: components["parameters"]["SimpleBefore"];
                /**
                 * @description The same in minutes from the time of sending; not together with `before`.
                 * @example 60
                 */
                validity?: components["parameters"]["SimpleValidity"];
                /**
                 * @description What the text is for; `service` when absent.
                 * @example alert
                 */
                class?: components["parameters"]["SimpleClass"];
                /**
                 * @description Whether Cyrillic is written in Latin letters; `off` when absent.
                 * @example if_shorter
                 */
                translit?: components["parameters"]["SimpleTranslit"];
                /**
                 * @description Idempotency key: the same request with the same `id` sends once and gets the first answer again.
                 * @example order-1042-ready
                 */
                id?: components["parameters"]["SimpleId"];
                /**
                 * @description The caller's own reference; returned, never interpreted.
                 * @example order-1042
                 */
                ref?: components["parameters"]["SimpleRef"];
                /**
                 * @description Form of the answer. When absent, the `Accept` header decides, and plain text without one.
                 * @example json
                 */
                format?: components["parameters"]["SimpleFormat"];
                /**
                 * @description How the letters of query and form are written. When absent: UTF-8 where all of it is UTF-8, else windows-1251.
                 * @example windows-1251
                 */
                charset?: components["parameters"]["SimpleCharset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SimpleSendRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["SimpleSendRequest"];
            };
        };
        responses: {
            /**
             * @description Accepted and stored durably. As text: one line with the ids of the messages, with commas between, in the order of the
             *     recipients; then for every recipient that was refused a line `REFUSED code: recipient: reason`.
             */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendMessageResult"];
                    "application/xml": string;
                    "text/plain": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["Problem"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
            default: components["responses"]["Problem"];
        };
    };
    listHistory: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Words that the text must have, all of them, in any form: `заказ готов`. What stands in quotation marks (`"…"` or «…») must
                 *     stand in the text in that order. Case and ё or е make no difference. At most 32 words.
                 * @example "заказ готов" самовывоз
                 */
                q?: components["parameters"]["HistoryQ"];
                /**
                 * @description A piece of the text, three characters at least, letter by letter; case and ё or е make no difference.
                 * @example ORD-10
                 */
                contains?: components["parameters"]["HistoryContains"];
                /**
                 * @description `mt`: sent to subscribers; `mo`: written by them.
                 * @example mt
                 */
                direction?: components["parameters"]["HistoryDirection"];
                /**
                 * @description The state of the message now.
                 * @example delivered
                 */
                state?: components["parameters"]["HistoryState"];
                /**
                 * @description What the text is for.
                 * @example service
                 */
                class?: components["parameters"]["HistoryClass"];
                /**
                 * @description The subscriber's number, written in any usual way.
                 * @example +79000000001
                 */
                msisdn?: components["parameters"]["HistoryMsisdn"];
                /**
                 * @description Messages of one broadcast.
                 * @example 311
                 */
                broadcastId?: components["parameters"]["HistoryBroadcastId"];
                /**
                 * @description The caller's own reference.
                 * @example incident-77
                 */
                reference?: components["parameters"]["HistoryReference"];
                /**
                 * @description Who sent it, as `author` of a message names it: `user:` or `key:` with its id; `mailing:`, `mail_integration:` or `call:`, or `system`
                 *     for what the gateway answered by itself. Messages of before authors were stored have none.
                 * @example user:601
                 */
                author?: components["parameters"]["HistoryAuthor"];
                /**
                 * @description What it came in by.
                 * @example mail
                 */
                via?: components["parameters"]["HistoryVia"];
                /**
                 * @description Labelled with this tag of the company; its id or name.
                 * @example #АварияСервер1
                 */
                tag?: components["parameters"]["HistoryTag"];
                /**
                 * @description Of this person, by id: messages that name it, and others to or from its numbers while these were its own.
                 * @example 501
                 */
                person?: components["parameters"]["HistoryPerson"];
                /**
                 * @description Of the people of this group, by id or name; of 500 people at most.
                 * @example Дежурные
                 */
                group?: components["parameters"]["HistoryGroup"];
                /**
                 * @description Who was in the group at this instant counts, and not who is in it now.
                 * @example 2026-01-15T09:00:00+03:00
                 */
                groupAt?: components["parameters"]["HistoryGroupAt"];
                /**
                 * @description Earliest instant of creation, inclusive.
                 * @example 2026-01-15T00:00:00Z
                 */
                createdFrom?: components["parameters"]["HistoryCreatedFrom"];
                /**
                 * @description Latest instant of creation, exclusive.
                 * @example 2026-01-16T00:00:00Z
                 */
                createdBefore?: components["parameters"]["HistoryCreatedBefore"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    countHistory: {
        parameters: {
            query?: {
                /**
                 * @description Words that the text must have, all of them, in any form: `заказ готов`. What stands in quotation marks (`"…"` or «…») must
                 *     stand in the text in that order. Case and ё or е make no difference. At most 32 words.
                 * @example "заказ готов" самовывоз
                 */
                q?: components["parameters"]["HistoryQ"];
                /**
                 * @description A piece of the text, three characters at least, letter by letter; case and ё or е make no difference.
                 * @example ORD-10
                 */
                contains?: components["parameters"]["HistoryContains"];
                /**
                 * @description `mt`: sent to subscribers; `mo`: written by them.
                 * @example mt
                 */
                direction?: components["parameters"]["HistoryDirection"];
                /**
                 * @description The state of the message now.
                 * @example delivered
                 */
                state?: components["parameters"]["HistoryState"];
                /**
                 * @description What the text is for.
                 * @example service
                 */
                class?: components["parameters"]["HistoryClass"];
                /**
                 * @description The subscriber's number, written in any usual way.
                 * @example +79000000001
                 */
                msisdn?: components["parameters"]["HistoryMsisdn"];
                /**
                 * @description Messages of one broadcast.
                 * @example 311
                 */
                broadcastId?: components["parameters"]["HistoryBroadcastId"];
                /**
                 * @description The caller's own reference.
                 * @example incident-77
                 */
                reference?: components["parameters"]["HistoryReference"];
                /**
                 * @description Who sent it, as `author` of a message names it: `user:` or `key:` with its id; `mailing:`, `mail_integration:` or `call:`, or `system`
                 *     for what the gateway answered by itself. Messages of before authors were stored have none.
                 * @example user:601
                 */
                author?: components["parameters"]["HistoryAuthor"];
                /**
                 * @description What it came in by.
                 * @example mail
                 */
                via?: components["parameters"]["HistoryVia"];
                /**
                 * @description Labelled with this tag of the company; its id or name.
                 * @example #АварияСервер1
                 */
                tag?: components["parameters"]["HistoryTag"];
                /**
                 * @description Of this person, by id: messages that name it, and others to or from its numbers while these were its own.
                 * @example 501
                 */
                person?: components["parameters"]["HistoryPerson"];
                /**
                 * @description Of the people of this group, by id or name; of 500 people at most.
                 * @example Дежурные
                 */
                group?: components["parameters"]["HistoryGroup"];
                /**
                 * @description Who was in the group at this instant counts, and not who is in it now.
                 * @example 2026-01-15T09:00:00+03:00
                 */
                groupAt?: components["parameters"]["HistoryGroupAt"];
                /**
                 * @description Earliest instant of creation, inclusive.
                 * @example 2026-01-15T00:00:00Z
                 */
                createdFrom?: components["parameters"]["HistoryCreatedFrom"];
                /**
                 * @description Latest instant of creation, exclusive.
                 * @example 2026-01-16T00:00:00Z
                 */
                createdBefore?: components["parameters"]["HistoryCreatedBefore"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryTotals"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    exportHistoryXlsx: {
        parameters: {
            query?: {
                /**
                 * @description Words that the text must have, all of them, in any form: `заказ готов`. What stands in quotation marks (`"…"` or «…») must
                 *     stand in the text in that order. Case and ё or е make no difference. At most 32 words.
                 * @example "заказ готов" самовывоз
                 */
                q?: components["parameters"]["HistoryQ"];
                /**
                 * @description A piece of the text, three characters at least, letter by letter; case and ё or е make no difference.
                 * @example ORD-10
                 */
                contains?: components["parameters"]["HistoryContains"];
                /**
                 * @description `mt`: sent to subscribers; `mo`: written by them.
                 * @example mt
                 */
                direction?: components["parameters"]["HistoryDirection"];
                /**
                 * @description The state of the message now.
                 * @example delivered
                 */
                state?: components["parameters"]["HistoryState"];
                /**
                 * @description What the text is for.
                 * @example service
                 */
                class?: components["parameters"]["HistoryClass"];
                /**
                 * @description The subscriber's number, written in any usual way.
                 * @example +79000000001
                 */
                msisdn?: components["parameters"]["HistoryMsisdn"];
                /**
                 * @description Messages of one broadcast.
                 * @example 311
                 */
                broadcastId?: components["parameters"]["HistoryBroadcastId"];
                /**
                 * @description The caller's own reference.
                 * @example incident-77
                 */
                reference?: components["parameters"]["HistoryReference"];
                /**
                 * @description Who sent it, as `author` of a message names it: `user:` or `key:` with its id; `mailing:`, `mail_integration:` or `call:`, or `system`
                 *     for what the gateway answered by itself. Messages of before authors were stored have none.
                 * @example user:601
                 */
                author?: components["parameters"]["HistoryAuthor"];
                /**
                 * @description What it came in by.
                 * @example mail
                 */
                via?: components["parameters"]["HistoryVia"];
                /**
                 * @description Labelled with this tag of the company; its id or name.
                 * @example #АварияСервер1
                 */
                tag?: components["parameters"]["HistoryTag"];
                /**
                 * @description Of this person, by id: messages that name it, and others to or from its numbers while these were its own.
                 * @example 501
                 */
                person?: components["parameters"]["HistoryPerson"];
                /**
                 * @description Of the people of this group, by id or name; of 500 people at most.
                 * @example Дежурные
                 */
                group?: components["parameters"]["HistoryGroup"];
                /**
                 * @description Who was in the group at this instant counts, and not who is in it now.
                 * @example 2026-01-15T09:00:00+03:00
                 */
                groupAt?: components["parameters"]["HistoryGroupAt"];
                /**
                 * @description Earliest instant of creation, inclusive.
                 * @example 2026-01-15T00:00:00Z
                 */
                createdFrom?: components["parameters"]["HistoryCreatedFrom"];
                /**
                 * @description Latest instant of creation, exclusive.
                 * @example 2026-01-16T00:00:00Z
                 */
                createdBefore?: components["parameters"]["HistoryCreatedBefore"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="messages.xlsx"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Problem"];
        };
    };
    exportHistoryCsv: {
        parameters: {
            query?: {
                /**
                 * @description Words that the text must have, all of them, in any form: `заказ готов`. What stands in quotation marks (`"…"` or «…») must
                 *     stand in the text in that order. Case and ё or е make no difference. At most 32 words.
                 * @example "заказ готов" самовывоз
                 */
                q?: components["parameters"]["HistoryQ"];
                /**
                 * @description A piece of the text, three characters at least, letter by letter; case and ё or е make no difference.
                 * @example ORD-10
                 */
                contains?: components["parameters"]["HistoryContains"];
                /**
                 * @description `mt`: sent to subscribers; `mo`: written by them.
                 * @example mt
                 */
                direction?: components["parameters"]["HistoryDirection"];
                /**
                 * @description The state of the message now.
                 * @example delivered
                 */
                state?: components["parameters"]["HistoryState"];
                /**
                 * @description What the text is for.
                 * @example service
                 */
                class?: components["parameters"]["HistoryClass"];
                /**
                 * @description The subscriber's number, written in any usual way.
                 * @example +79000000001
                 */
                msisdn?: components["parameters"]["HistoryMsisdn"];
                /**
                 * @description Messages of one broadcast.
                 * @example 311
                 */
                broadcastId?: components["parameters"]["HistoryBroadcastId"];
                /**
                 * @description The caller's own reference.
                 * @example incident-77
                 */
                reference?: components["parameters"]["HistoryReference"];
                /**
                 * @description Who sent it, as `author` of a message names it: `user:` or `key:` with its id; `mailing:`, `mail_integration:` or `call:`, or `system`
                 *     for what the gateway answered by itself. Messages of before authors were stored have none.
                 * @example user:601
                 */
                author?: components["parameters"]["HistoryAuthor"];
                /**
                 * @description What it came in by.
                 * @example mail
                 */
                via?: components["parameters"]["HistoryVia"];
                /**
                 * @description Labelled with this tag of the company; its id or name.
                 * @example #АварияСервер1
                 */
                tag?: components["parameters"]["HistoryTag"];
                /**
                 * @description Of this person, by id: messages that name it, and others to or from its numbers while these were its own.
                 * @example 501
                 */
                person?: components["parameters"]["HistoryPerson"];
                /**
                 * @description Of the people of this group, by id or name; of 500 people at most.
                 * @example Дежурные
                 */
                group?: components["parameters"]["HistoryGroup"];
                /**
                 * @description Who was in the group at this instant counts, and not who is in it now.
                 * @example 2026-01-15T09:00:00+03:00
                 */
                groupAt?: components["parameters"]["HistoryGroupAt"];
                /**
                 * @description Earliest instant of creation, inclusive.
                 * @example 2026-01-15T00:00:00Z
                 */
                createdFrom?: components["parameters"]["HistoryCreatedFrom"];
                /**
                 * @description Latest instant of creation, exclusive.
                 * @example 2026-01-16T00:00:00Z
                 */
                createdBefore?: components["parameters"]["HistoryCreatedBefore"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="messages.csv"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Problem"];
        };
    };
    listHistoryExports: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of exports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryExportList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createHistoryExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateHistoryExportRequest"];
            };
        };
        responses: {
            /** @description It will be written. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryExport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getHistoryExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 902 */
                exportId: components["parameters"]["ExportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryExport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    downloadHistoryExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 902 */
                exportId: components["parameters"]["ExportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="messages-902.xlsx"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listInbox: {
        parameters: {
            query?: {
                /**
                 * @description `nextAfter` of the answer before; from the beginning when absent.
                 * @example 0-311
                 */
                after?: components["parameters"]["After"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only what was written to this number of ours.
                 * @example 4938
                 */
                number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came after the cursor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listUnmatchedInbox: {
        parameters: {
            query?: {
                /**
                 * @description `nextAfter` of the answer before; from the beginning when absent.
                 * @example 0-311
                 */
                after?: components["parameters"]["After"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came after the cursor and is nobody's still. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    assignInboundMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1042 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignInboundRequest"];
            };
        };
        responses: {
            /** @description The message, now the company's. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listPolls: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only those in this state.
                 * @example open
                 */
                state?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of polls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createPoll: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: the same key with the same body gives the first answer again and sends nothing; with
                 *     another body it is refused with `idempotency_mismatch`. Kept per company for at least 24 hours.
                 * @example order-1042-ready
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePollRequest"];
            };
        };
        responses: {
            /** @description The poll; its question is on its way. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Poll"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Problem"];
        };
    };
    getPoll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                pollId: components["parameters"]["PollId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The poll. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Poll"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    closePoll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                pollId: components["parameters"]["PollId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The poll with its final counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Poll"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listPollAnswers: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only who has answered, or who has not.
                 * @example silent
                 */
                which?: "answered" | "silent";
            };
            header?: never;
            path: {
                /** @example 701 */
                pollId: components["parameters"]["PollId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollAnswerList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    exportPollXlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                pollId: components["parameters"]["PollId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="poll.xlsx"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listReportForms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportFormList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createReportForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateReportFormRequest"];
            };
        };
        responses: {
            /** @description The form. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportForm"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getReportForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportForm"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteReportForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form that was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportForm"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateReportForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateReportFormRequest"];
            };
        };
        responses: {
            /** @description The form as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportForm"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listReports: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only reports with a `value` in this field.
                 * @example n
                 */
                field?: string;
                /**
                 * @description What stands in the field, compared without case.
                 * @example 1042
                 */
                value?: string;
                /**
                 * @description Only from this number.
                 * @example +79000000001
                 */
                msisdn?: string;
                /**
                 * @description Only from this person.
                 * @example 501
                 */
                personId?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    exportReportsCsv: {
        parameters: {
            query?: {
                /**
                 * @description Only reports with a `value` in this field.
                 * @example n
                 */
                field?: string;
                /**
                 * @description What stands in the field, compared without case.
                 * @example 1042
                 */
                value?: string;
                /**
                 * @description Only from this number.
                 * @example +79000000001
                 */
                msisdn?: string;
                /**
                 * @description Only from this person.
                 * @example 501
                 */
                personId?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="reports.csv"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    exportReportsXlsx: {
        parameters: {
            query?: {
                /**
                 * @description Only reports with a `value` in this field.
                 * @example n
                 */
                field?: string;
                /**
                 * @description What stands in the field, compared without case.
                 * @example 1042
                 */
                value?: string;
                /**
                 * @description Only from this number.
                 * @example +79000000001
                 */
                msisdn?: string;
                /**
                 * @description Only from this person.
                 * @example 501
                 */
                personId?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @example 801 */
                reportFormId: components["parameters"]["ReportFormId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="reports.xlsx"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only those in this state.
                 * @example open
                 */
                state?: "open" | "acknowledged" | "unacknowledged" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alerts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createAlert: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the request safe to repeat: the same key with the same body gives the first answer again and sends nothing; with
                 *     another body it is refused with `idempotency_mismatch`. Kept per company for at least 24 hours.
                 * @example order-1042-ready
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAlertRequest"];
            };
        };
        responses: {
            /** @description The alert; its first step is on its way. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Problem"];
        };
    };
    checkAlert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAlertRequest"];
            };
        };
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertCheck"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Problem"];
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 901 */
                alertId: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 901 */
                alertId: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeAlertRequest"];
            };
        };
        responses: {
            /** @description The alert. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    cancelAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 901 */
                alertId: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    explainSegmentation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentationRequest"];
            };
        };
        responses: {
            /** @description The segments and the advice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Segmentation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Problem"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description A cursor, or `now` (`latest` is the same) for the end of the log.
                 * @example now
                 */
                after?: components["parameters"]["EventsAfter"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Types, separated by commas; `message.*` is all of a kind.
                 * @example message.delivered,message.received
                 */
                type?: components["parameters"]["EventTypes"];
                /**
                 * @description Only events about this.
                 * @example message:1042
                 */
                subject?: components["parameters"]["EventSubject"];
                /**
                 * @description Seconds to wait when there is nothing yet.
                 * @example 0
                 */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Problem"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /**
                 * @description A cursor, or `now` (`latest` is the same) for the end of the log.
                 * @example now
                 */
                after?: components["parameters"]["EventsAfter"];
                /**
                 * @description Types, separated by commas; `message.*` is all of a kind.
                 * @example message.delivered,message.received
                 */
                type?: components["parameters"]["EventTypes"];
                /**
                 * @description Only events about this.
                 * @example message:1042
                 */
                subject?: components["parameters"]["EventSubject"];
            };
            header?: {
                /** @description The last `id` that was received; it comes before `after`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; it ends when the client closes it or the gateway stops. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Problem"];
        };
    };
    listMailIntegrations: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of integrations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailIntegrationList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createMailIntegration: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMailIntegrationRequest"];
            };
        };
        responses: {
            /** @description The integration, with its secret address. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailIntegrationWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getMailIntegration: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 17 */
                mailIntegrationId: components["parameters"]["MailIntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The integration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailIntegration"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteMailIntegration: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 17 */
                mailIntegrationId: components["parameters"]["MailIntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The integration as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailIntegration"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateMailIntegration: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 17 */
                mailIntegrationId: components["parameters"]["MailIntegrationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMailIntegrationRequest"];
            };
        };
        responses: {
            /** @description The integration after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailIntegration"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    rotateMailAddress: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 17 */
                mailIntegrationId: components["parameters"]["MailIntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The integration, with its new secret address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailIntegrationWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    tryMail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryMailRequest"];
            };
        };
        responses: {
            /** @description What would become of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailTrial"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listMails: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                verdict?: components["schemas"]["MailVerdict"];
                integrationId?: components["schemas"]["Id"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the journal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listMailWatches: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of watches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailWatchList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createMailWatch: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMailWatchRequest"];
            };
        };
        responses: {
            /** @description The watch. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailWatch"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getMailWatch: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 21 */
                mailWatchId: components["parameters"]["MailWatchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The watch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailWatch"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteMailWatch: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 21 */
                mailWatchId: components["parameters"]["MailWatchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The watch as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailWatch"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateMailWatch: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 21 */
                mailWatchId: components["parameters"]["MailWatchId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMailWatchRequest"];
            };
        };
        responses: {
            /** @description The watch after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailWatch"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listOutgoingMails: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of mails. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingMailList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getMail: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 1042 */
                mailId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createWebhook: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description The new webhook, with its secret. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getWebhook: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 77 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 77 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 77 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookRequest"];
            };
        };
        responses: {
            /** @description The webhook after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 77 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecretRequest"];
            };
        };
        responses: {
            /** @description The webhook with its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    testWebhook: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 77 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTestResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    replayWebhook: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 77 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayWebhookRequest"];
            };
        };
        responses: {
            /** @description It goes on from there. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplay"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            default: components["responses"]["Problem"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @example failed */
                state?: components["schemas"]["WebhookDeliveryState"];
            };
            header?: never;
            path: {
                /** @example 77 */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 77 */
                webhookId: components["parameters"]["WebhookId"];
                /** @example 9000 */
                deliveryId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new delivery. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            default: components["responses"]["Problem"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            default: components["responses"]["Problem"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    /**
                     * @description The session, `HttpOnly` and `SameSite=Strict`; with TLS also `Secure`.
                     * @example svyaz-session=XyDgIG3wG_i3kVgrXnNwWH6VrYQb1xkjyhsmBTdDTEM; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800
                     */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False for a caller who was not signed in by a session. */
                        ended: boolean;
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listCompanies: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of companies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createCompany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCompanyRequest"];
            };
        };
        responses: {
            /** @description The new company. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 12 */
                companyId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The company. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateCompany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 12 */
                companyId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCompanyRequest"];
            };
        };
        responses: {
            /** @description The company after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createUser: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserRequest"];
            };
        };
        responses: {
            /** @description The new user. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getUser: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateUser: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUserRequest"];
            };
        };
        responses: {
            /** @description The user after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getUserRights: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rights. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRights"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setUserRights: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUserRightsRequest"];
            };
        };
        responses: {
            /** @description The rights as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRights"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    explainUserRights: {
        parameters: {
            query: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description A number, `#tag`, `person:501`, `group:601`, `group:Дежурные` or `list:701`.
                 * @example person:501
                 */
                to: string;
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes or no, and everything that was asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedRights"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getM2mPassword: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description When it was set and last used; use is noted once in a few seconds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["M2mPassword"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setM2mPassword: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetM2mPasswordRequest"];
            };
        };
        responses: {
            /** @description It is in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedM2mPassword"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    revokeM2mPassword: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 40 */
                userId: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is void now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["M2mPassword"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createApiKey: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description The new key, with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    updateApiKey: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 7 */
                apiKeyId: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateApiKeyRequest"];
            };
        };
        responses: {
            /** @description The key as it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 7 */
                apiKeyId: components["parameters"]["ApiKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, now revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getM2mSettings: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["M2mSettings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setM2mSettings: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetM2mSettingsRequest"];
            };
        };
        responses: {
            /** @description The settings in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["M2mSettings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getQuietHours: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hours in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuietHours"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setQuietHours: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuietHoursRequest"];
            };
        };
        responses: {
            /** @description The hours in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuietHours"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listOptOuts: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description Only entries of this number.
                 * @example +79000000077
                 */
                msisdn?: string;
                /**
                 * @description With entries that no longer hold.
                 * @example true
                 */
                withRemoved?: boolean;
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptOutList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    addOptOuts: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddOptOutsRequest"];
            };
        };
        responses: {
            /** @description What became of each number, in the order of the request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddOptOutsResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    removeOptOuts: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description Only entries of this scope.
                 * @example mailing
                 */
                scope?: components["schemas"]["OptOutScope"];
                /**
                 * @description Only entries of this kind.
                 * @example opt_out
                 */
                kind?: components["schemas"]["OptOutKind"];
            };
            header?: never;
            path: {
                /**
                 * @description The phone's number.
                 * @example +79000000001
                 */
                msisdn: components["parameters"]["Msisdn"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries that were ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedOptOuts"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    lookUpNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The phone's number.
                 * @example +79000000001
                 */
                msisdn: components["parameters"]["Msisdn"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberInfo"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listTariffs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The price list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getRating: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingAccount"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    changeRating: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: {
                /**
                 * @description Makes the request safe to repeat: the same key with the same body gives the first answer again and sends nothing; with
                 *     another body it is refused with `idempotency_mismatch`. Kept per company for at least 24 hours.
                 * @example order-1042-ready
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingChange"];
            };
        };
        responses: {
            /** @description The account after it, and the cost. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingChangeResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    setSpendingLimit: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpendingLimit"];
            };
        };
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingAccount"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listPostings: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description Only what is booked in this month.
                 * @example 2026-01
                 */
                month?: components["schemas"]["LocalMonth"];
                /**
                 * @description Only what this message cost.
                 * @example 1042
                 */
                messageId?: components["schemas"]["Id"];
                /**
                 * @description Only what this call cost.
                 * @example 9001
                 */
                callId?: components["schemas"]["Id"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Postings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listParkedUsage: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    recordUsage: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageBatch"];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    previewCalls: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallPreviewRequest"];
            };
        };
        responses: {
            /** @description Prices, in the order of the request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallPreview"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    askAdviser: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdviceRequest"];
            };
        };
        responses: {
            /** @description The cheapest plans, the cheapest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advice"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    correctUsage: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageCorrection"];
            };
        };
        responses: {
            /** @description What became of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getRatingProfile: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingProfile"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    setRatingProfile: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingProfile"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingProfile"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Without their lines. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getInvoice: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /**
                 * @description A month of the account's zone.
                 * @example 2026-01
                 */
                month: components["parameters"]["Month"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invoice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    createInvoice: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /**
                 * @description A month of the account's zone.
                 * @example 2026-01
                 */
                month: components["parameters"]["Month"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invoice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getInvoicePdf: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /**
                 * @description A month of the account's zone.
                 * @example 2026-01
                 */
                month: components["parameters"]["Month"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="invoice-2026-01.pdf"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getInvoiceXlsx: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /**
                 * @description A month of the account's zone.
                 * @example 2026-01
                 */
                month: components["parameters"]["Month"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="invoice-2026-01.xlsx"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    exportCharges: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /**
                 * @description A month of the account's zone.
                 * @example 2026-01
                 */
                month: components["parameters"]["Month"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="invoice-2026-01.csv"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listRoutes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    replaceRoutes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceRoutesRequest"];
            };
        };
        responses: {
            /** @description The list that is now in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    explainRoute: {
        parameters: {
            query: {
                /**
                 * @description The subscriber's number, written in any usual way.
                 * @example +74242123456
                 */
                to: string;
                /**
                 * @description The sender; the gateway's default unless given.
                 * @example Romashka
                 */
                from?: string;
                /**
                 * @description Class of the message; `service` unless given.
                 * @example service
                 */
                class?: components["schemas"]["MessageClass"];
                /**
                 * @description Lane of the message; that of the class unless given.
                 * @example normal
                 */
                lane?: components["schemas"]["Lane"];
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The way, and why. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteExplanation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listPersons: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description Only persons of this kind.
                 * @example employee
                 */
                kind?: components["schemas"]["PersonKind"];
                /**
                 * @description Only persons that have, had or will have this number.
                 * @example +79000000001
                 */
                number?: string;
                /**
                 * @description Only persons in whose name or position each of these words stands, as it is written, with a capital letter or in capitals; a
                 *     word of digits alone stands in a number. At most 8 words.
                 * @example сидор
                 */
                search?: string;
                /**
                 * @description Only persons whose attribute `customerId` is this, as text or as a number: their id in your own systems. The way from a customer
                 *     of a CRM to the timeline.
                 * @example C-1042
                 */
                customerId?: string;
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of persons. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createPerson: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePersonRequest"];
            };
        };
        responses: {
            /** @description The person. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listPersonImports: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonImportList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createPersonImport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description What the file is called, to find it again.
                 * @example people.csv
                 */
                fileName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description The file is kept and will be read. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonImport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Problem"];
        };
    };
    getPersonImport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 901 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonImport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listPersonImportRows: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description Only rows with this plan.
                 * @example refused
                 */
                action?: components["schemas"]["ImportAction"];
                /**
                 * @description Only rows that came out like this.
                 * @example conflict
                 */
                outcome?: components["schemas"]["ImportOutcome"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @example 901 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    downloadPersonImportReport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 901 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="import-901.csv"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    applyPersonImport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 901 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyImportRequest"];
            };
        };
        responses: {
            /** @description It is being applied. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonImport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getPerson: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 501 */
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deletePerson: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 501 */
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person that was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updatePerson: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 501 */
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePersonRequest"];
            };
        };
        responses: {
            /** @description The person as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getPersonTimeline: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @example 501 */
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createGroup: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateGroupRequest"];
            };
        };
        responses: {
            /** @description The group. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getGroup: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteGroup: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group that was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateGroup: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateGroupRequest"];
            };
        };
        responses: {
            /** @description The group as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listGroupMembers: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of memberships. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupMemberList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    addGroupMembers: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddGroupMembersRequest"];
            };
        };
        responses: {
            /** @description What was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedGroupMembers"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    removeGroupMembers: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupMembers"];
            };
        };
        responses: {
            /** @description How many memberships ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedGroupMembers"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    expandGroup: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description The instant; now when absent.
                 * @example 2026-01-15T09:00:00Z
                 */
                at?: string;
                /**
                 * @description Only those that could not be written to; the totals stay.
                 * @example true
                 */
                problems?: boolean;
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @example 601 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals, and a page of persons in the order of their ids. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpandedGroup"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tags. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    createTag: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTagRequest"];
            };
        };
        responses: {
            /** @description The tag. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listTagRequests: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagRequestList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    requestTagAccess: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestTagAccessRequest"];
            };
        };
        responses: {
            /** @description What was asked for, and its state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagRequest"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getTag: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tag. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteTag: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tag that was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateTag: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTagRequest"];
            };
        };
        responses: {
            /** @description The tag as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listTagAccesses: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagAccessList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    decideTagAccess: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
                /**
                 * @description The company that asked.
                 * @example 13
                 */
                guestCompanyId: components["parameters"]["GuestCompanyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideTagAccessRequest"];
            };
        };
        responses: {
            /** @description The access as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagAccess"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listTagSubscriptions: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of subscriptions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagSubscriptionList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    addTagSubscriptions: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTagSubscriptionsRequest"];
            };
        };
        responses: {
            /** @description What was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedTagSubscriptions"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    removeTagSubscriptions: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveTagSubscriptionsRequest"];
            };
        };
        responses: {
            /** @description How many subscriptions ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedTagSubscriptions"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    expandTag: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description The instant; now when absent.
                 * @example 2026-01-15T09:00:00Z
                 */
                at?: string;
                /**
                 * @description Only those that could not be written to; the totals stay.
                 * @example true
                 */
                problems?: boolean;
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @example 801 */
                tagId: components["parameters"]["TagId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals, and a page of persons in the order of their ids. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpandedTag"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listMailingLists: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of lists. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingListList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createMailingList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMailingListRequest"];
            };
        };
        responses: {
            /** @description The list. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getMailingList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                mailingListId: components["parameters"]["MailingListId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteMailingList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                mailingListId: components["parameters"]["MailingListId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list that was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateMailingList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                mailingListId: components["parameters"]["MailingListId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMailingListRequest"];
            };
        };
        responses: {
            /** @description The list as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listMailingListContacts: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @example 701 */
                mailingListId: components["parameters"]["MailingListId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListContactList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    replaceMailingListContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                mailingListId: components["parameters"]["MailingListId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListContacts"];
            };
        };
        responses: {
            /** @description The list as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    putMailingListContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                mailingListId: components["parameters"]["MailingListId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListContacts"];
            };
        };
        responses: {
            /** @description The list as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    removeMailingListContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 701 */
                mailingListId: components["parameters"]["MailingListId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveListContactsRequest"];
            };
        };
        responses: {
            /** @description The list as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listMailings: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of mailings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingPage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createMailing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMailingRequest"];
            };
        };
        responses: {
            /** @description The mailing, with its next runs. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailing"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getMailing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                mailingId: components["parameters"]["MailingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mailing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailing"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteMailing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                mailingId: components["parameters"]["MailingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mailing that was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailing"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateMailing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 801 */
                mailingId: components["parameters"]["MailingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMailingRequest"];
            };
        };
        responses: {
            /** @description The mailing as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailing"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listMailingRuns: {
        parameters: {
            query?: {
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @example 801 */
                mailingId: components["parameters"]["MailingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingRunList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listSenderNames: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of names. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderNameList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createSenderName: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSenderNameRequest"];
            };
        };
        responses: {
            /** @description The name, registered nowhere yet. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderName"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getSenderName: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 71 */
                senderNameId: components["parameters"]["SenderNameId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderName"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteSenderName: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 71 */
                senderNameId: components["parameters"]["SenderNameId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The name that was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderName"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    updateSenderName: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 71 */
                senderNameId: components["parameters"]["SenderNameId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSenderNameRequest"];
            };
        };
        responses: {
            /** @description The name as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderName"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setSenderRegistration: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 71 */
                senderNameId: components["parameters"]["SenderNameId"];
                /**
                 * @description Name of the carrier.
                 * @example mts
                 */
                carrier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SenderRegistrationRequest"];
            };
        };
        responses: {
            /** @description The name as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderName"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listNumbers: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    createNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateNumberRequest"];
            };
        };
        responses: {
            /** @description The number. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnNumber"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getVoice: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 3 */
                numberId: components["parameters"]["NumberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceNumber"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setVoice: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 3 */
                numberId: components["parameters"]["NumberId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetVoiceRequest"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceNumber"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listPrompts: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of prompts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    uploadPrompt: {
        parameters: {
            query: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description Small Latin letters, digits, `-` and `_`.
                 * @example greeting
                 */
                name: string;
                /**
                 * @description Such as `ru`, `en` or `en-GB`; a call plays the one of its variable `language`.
                 * @example ru
                 */
                language?: string;
                /**
                 * @description What it says; the simulation shows it.
                 * @example Здравствуйте!
                 */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "audio/wav": string;
                "audio/x-wav": string;
                "audio/vnd.wave": string;
                "audio/mpeg": string;
                "audio/ogg": string;
                "audio/flac": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description It can be named in scenarios. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    deletePrompt: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                promptId: components["parameters"]["PromptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prompt"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getPromptFile: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                promptId: components["parameters"]["PromptId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sound. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getScenarioLanguage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listScenarios: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of scenarios. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    createScenario: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateScenarioRequest"];
            };
        };
        responses: {
            /** @description The scenario, with what is wrong with its draft. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    checkScenario: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckScenarioRequest"];
            };
        };
        responses: {
            /** @description What was found; empty when nothing is wrong. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioCheck"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    simulateScenario: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulateScenarioRequest"];
            };
        };
        responses: {
            /** @description What happens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioSimulation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getScenario: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenario. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteScenario: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioSummary"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    updateScenario: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateScenarioRequest"];
            };
        };
        responses: {
            /** @description The scenario. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    publishScenario: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishScenarioRequest"];
            };
        };
        responses: {
            /** @description The scenario. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Problem"];
        };
    };
    switchScenario: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchScenarioRequest"];
            };
        };
        responses: {
            /** @description The scenario. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Problem"];
        };
    };
    cancelScenarioSwitch: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
                /** @example 702 */
                switchId: components["parameters"]["SwitchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenario. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listScenarioVersions: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioVersionList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    diffScenario: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /** @example 1 */
                from?: components["schemas"]["ScenarioVersionNumber"];
                /** @example 2 */
                to?: components["schemas"]["ScenarioVersionNumber"];
            };
            header?: never;
            path: {
                /** @example 701 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What differs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioDiff"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @example ended */
                state?: components["schemas"]["CallState"];
                /** @example missed */
                outcome?: components["schemas"]["CallOutcome"];
                /**
                 * @description A number as people write it.
                 * @example +79161234567
                 */
                caller?: string;
                /**
                 * @description Of our number.
                 * @example 3
                 */
                numberId?: components["schemas"]["Id"];
                /** @example 2026-01-15T00:00:00Z */
                startedFrom?: components["schemas"]["Instant"];
                /** @example 2026-01-16T00:00:00Z */
                startedBefore?: components["schemas"]["Instant"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of calls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    placeCall: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceCallRequest"];
            };
        };
        responses: {
            /** @description The call; the employee is being rung. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getCall: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallDetails"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    hangUpCall: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    transferCall: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteRequest"];
            };
        };
        responses: {
            /** @description The call as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    addParticipant: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteRequest"];
            };
        };
        responses: {
            /** @description The call as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getRecordingFile: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: {
                /**
                 * @description One range of octets.
                 * @example bytes=0-16043
                 */
                range?: string;
            };
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
                /** @example 9002 */
                recordingId: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sound. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
            /** @description A part of it. */
            206: {
                headers: {
                    /**
                     * @description Which octets of how many.
                     * @example bytes 0-16043/112044
                     */
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteRecording: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 9001 */
                callId: components["parameters"]["CallId"];
                /** @example 9002 */
                recordingId: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is left of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallRecording"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listRecordings: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Recordings of calls, or messages that callers left.
                 * @example message
                 */
                kind?: "call" | "message";
                /**
                 * @description A number as people write it.
                 * @example +79161234567
                 */
                caller?: string;
                /**
                 * @description Of our number.
                 * @example 3
                 */
                numberId?: components["schemas"]["Id"];
                /** @example 2026-01-15T00:00:00Z */
                startedFrom?: components["schemas"]["Instant"];
                /** @example 2026-01-16T00:00:00Z */
                startedBefore?: components["schemas"]["Instant"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of recordings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getCallSettings: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallSettings"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setCallSettings: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetCallSettingsRequest"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallSettings"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getTrafficReport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description What is counted.
                 * @example calls
                 */
                of?: "calls" | "messages";
                /**
                 * @description What the rows are. `employee`: of calls, the telephones that were rung; a call stands with who took it. `outcome`: of messages their
                 *     state.
                 * @example day
                 */
                groupBy?: components["schemas"]["TrafficGrouping"];
                /**
                 * @description Whole local days, instead of `startedFrom` and `startedBefore`; `today` where nothing is named.
                 * @example last_month
                 */
                period?: components["schemas"]["NamedPeriod"];
                /** @example 2026-01-15T00:00:00Z */
                startedFrom?: components["schemas"]["Instant"];
                /** @example 2026-01-16T00:00:00Z */
                startedBefore?: components["schemas"]["Instant"];
                /**
                 * @description IANA zone of days and hours; the company's unless given.
                 * @example Asia/Sakhalin
                 */
                zone?: string;
                /**
                 * @description Of calls, our number.
                 * @example 3
                 */
                numberId?: components["schemas"]["Id"];
                /**
                 * @description Of calls, a telephone that was rung.
                 * @example +79140000001
                 */
                employee?: string;
                /**
                 * @description `in`: subscribers called or wrote.
                 * @example in
                 */
                direction?: "in" | "out";
                /**
                 * @description Of calls.
                 * @example missed
                 */
                outcome?: components["schemas"]["CallOutcome"];
                /**
                 * @description Only what began at this local time or later.
                 * @example 09:00
                 */
                hoursFrom?: components["schemas"]["TimeOfDay"];
                /**
                 * @description Only what began before this local time.
                 * @example 18:00
                 */
                hoursUntil?: components["schemas"]["TimeOfDay"];
                /**
                 * @description Only what began on these days of the week.
                 * @example mon,tue,wed,thu,fri
                 */
                days?: string;
                /**
                 * @description Only callers who waited so long at least.
                 * @example 60
                 */
                waitedSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrafficReport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getTrafficReportXlsx: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description What is counted.
                 * @example calls
                 */
                of?: "calls" | "messages";
                /**
                 * @description What the rows are. `employee`: of calls, the telephones that were rung; a call stands with who took it. `outcome`: of messages their
                 *     state.
                 * @example day
                 */
                groupBy?: components["schemas"]["TrafficGrouping"];
                /**
                 * @description Whole local days, instead of `startedFrom` and `startedBefore`; `today` where nothing is named.
                 * @example last_month
                 */
                period?: components["schemas"]["NamedPeriod"];
                /** @example 2026-01-15T00:00:00Z */
                startedFrom?: components["schemas"]["Instant"];
                /** @example 2026-01-16T00:00:00Z */
                startedBefore?: components["schemas"]["Instant"];
                /**
                 * @description IANA zone of days and hours; the company's unless given.
                 * @example Asia/Sakhalin
                 */
                zone?: string;
                /**
                 * @description Of calls, our number.
                 * @example 3
                 */
                numberId?: components["schemas"]["Id"];
                /**
                 * @description Of calls, a telephone that was rung.
                 * @example +79140000001
                 */
                employee?: string;
                /**
                 * @description `in`: subscribers called or wrote.
                 * @example in
                 */
                direction?: "in" | "out";
                /**
                 * @description Of calls.
                 * @example missed
                 */
                outcome?: components["schemas"]["CallOutcome"];
                /**
                 * @description Only what began at this local time or later.
                 * @example 09:00
                 */
                hoursFrom?: components["schemas"]["TimeOfDay"];
                /**
                 * @description Only what began before this local time.
                 * @example 18:00
                 */
                hoursUntil?: components["schemas"]["TimeOfDay"];
                /**
                 * @description Only what began on these days of the week.
                 * @example mon,tue,wed,thu,fri
                 */
                days?: string;
                /**
                 * @description Only callers who waited so long at least.
                 * @example 60
                 */
                waitedSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="report.xlsx"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getTrafficReportSvg: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description What is counted.
                 * @example calls
                 */
                of?: "calls" | "messages";
                /**
                 * @description What the rows are. `employee`: of calls, the telephones that were rung; a call stands with who took it. `outcome`: of messages their
                 *     state.
                 * @example day
                 */
                groupBy?: components["schemas"]["TrafficGrouping"];
                /**
                 * @description Whole local days, instead of `startedFrom` and `startedBefore`; `today` where nothing is named.
                 * @example last_month
                 */
                period?: components["schemas"]["NamedPeriod"];
                /** @example 2026-01-15T00:00:00Z */
                startedFrom?: components["schemas"]["Instant"];
                /** @example 2026-01-16T00:00:00Z */
                startedBefore?: components["schemas"]["Instant"];
                /**
                 * @description IANA zone of days and hours; the company's unless given.
                 * @example Asia/Sakhalin
                 */
                zone?: string;
                /**
                 * @description Of calls, our number.
                 * @example 3
                 */
                numberId?: components["schemas"]["Id"];
                /**
                 * @description Of calls, a telephone that was rung.
                 * @example +79140000001
                 */
                employee?: string;
                /**
                 * @description `in`: subscribers called or wrote.
                 * @example in
                 */
                direction?: "in" | "out";
                /**
                 * @description Of calls.
                 * @example missed
                 */
                outcome?: components["schemas"]["CallOutcome"];
                /**
                 * @description Only what began at this local time or later.
                 * @example 09:00
                 */
                hoursFrom?: components["schemas"]["TimeOfDay"];
                /**
                 * @description Only what began before this local time.
                 * @example 18:00
                 */
                hoursUntil?: components["schemas"]["TimeOfDay"];
                /**
                 * @description Only what began on these days of the week.
                 * @example mon,tue,wed,thu,fri
                 */
                days?: string;
                /**
                 * @description Only callers who waited so long at least.
                 * @example 60
                 */
                waitedSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /**
                     * @description Names the file.
                     * @example attachment; filename="report.svg"
                     */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listSavedReports: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /**
                 * @description `nextCursor` of the page before.
                 * @example 1042
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of saved reports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReportList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    createSavedReport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSavedReportRequest"];
            };
        };
        responses: {
            /** @description The saved report. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getSavedReport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                reportId: components["parameters"]["TrafficReportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The saved report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReport"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    deleteSavedReport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                reportId: components["parameters"]["TrafficReportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReport"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    updateSavedReport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                reportId: components["parameters"]["TrafficReportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSavedReportRequest"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    makeSavedReport: {
        parameters: {
            query?: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
            };
            header?: never;
            path: {
                /** @example 801 */
                reportId: components["parameters"]["TrafficReportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrafficReport"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listLostCallers: {
        parameters: {
            query: {
                /**
                 * @description The company a platform administrator acts for. Others name their own or none.
                 * @example 12
                 */
                companyId?: components["parameters"]["ActingCompany"];
                /** @example 2026-01-15T00:00:00Z */
                startedFrom: components["schemas"]["Instant"];
                /** @example 2026-01-16T00:00:00Z */
                startedBefore: components["schemas"]["Instant"];
                /** @example open */
                status?: components["schemas"]["LostCallerStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The callers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LostCallerList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listCarriers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every carrier with its binds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarrierList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listSimulatedCalls: {
        parameters: {
            query?: {
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedCallList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    placeSimulatedCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulatedCallRequest"];
            };
        };
        responses: {
            /** @description The call as it begins. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedCall"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getSimulatedCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                simulatedCallId: components["parameters"]["SimulatedCallId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedCall"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    pressKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                simulatedCallId: components["parameters"]["SimulatedCallId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PressKeysRequest"];
            };
        };
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedCall"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    hangUpSimulatedCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                simulatedCallId: components["parameters"]["SimulatedCallId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HangUpSimulatedCallRequest"];
            };
        };
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedCall"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setTelephoneHabit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A number, or a short number of 2 to 6 digits.
                 * @example +79140000001
                 */
                target: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneHabit"];
            };
        };
        responses: {
            /** @description What it does now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Telephone"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listSimulatedPhones: {
        parameters: {
            query?: {
                /**
                 * @description Most items on the page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The phones, with what they received. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedPhoneList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getSimulatedPhone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The phone's number.
                 * @example +79000000001
                 */
                msisdn: components["parameters"]["Msisdn"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The phone, with what it received. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedPhone"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setPhoneScript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The phone's number.
                 * @example +79000000001
                 */
                msisdn: components["parameters"]["Msisdn"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneScript"];
            };
        };
        responses: {
            /** @description The phone with its new script. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatedPhone"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    writeFromPhone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The phone's number.
                 * @example +79000000001
                 */
                msisdn: components["parameters"]["Msisdn"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneMessageRequest"];
            };
        };
        responses: {
            /** @description The network has the message and hands it to the gateway. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneMessageResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every check passes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description At least one check fails. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getOpenapiYaml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getIndex: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go from here. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Index"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receiveEvents: {
        parameters: {
            query?: never;
            header: {
                /** @example t=1768467603,v1=5f1c0a4c4c1f0be6e6a1dbfe9fd22d2b2ae3e0a1c53c6f0ae5aa4b20d5ad9b8e */
                "Svyaz-Signature": string;
                /** @example 77 */
                "Svyaz-Webhook-Id": components["schemas"]["Id"];
                /**
                 * @description The same each time one batch is repeated.
                 * @example 9000
                 */
                "Svyaz-Delivery-Id": components["schemas"]["Id"];
                /** @example Svyaz-Webhook/1 */
                "User-Agent": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPayload"];
            };
        };
        responses: {
            /** @description Nothing more is wanted here; the webhook becomes `disabled`. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The events are stored. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
