namespace Tracker.Server.Tests.StoredDatabase;

/// <summary>Commands after the story of the stored database, as a client of its time sends them: one event each, of every record.</summary>
internal static class Further
{
    private const string Delegation = "delegation/sg13";
    private const string WorkItem = "work-item/itu-t/sg15/q11/g.8310";
    private const string Texts = "draft/delegation/1/sg13/";
    private const string Claim = """
        {"claim":{"id":"further","statement":{"kind":"described","heading":"Further","sentence":"It goes on."},"source":{"document":"Report","quote":"so"}}}
        """;

    public static readonly IReadOnlyList<(string By, string Actor, string Compartment, string Name, string Json)> Commands =
    [
        ("head", Delegation, "delegation", "edit-position-text",
            """{"point":"p1","text":"rationale","edit":{"was":"IETF does this work.","to":"The IETF does it."}}"""),
        ("adviser", Delegation, "delegation", "edit-note", """{"id":"n3","text":{"was":"Line one\nline two","to":"One line"}}"""),
        ("liaison", Delegation, "government", "remove-note", """{"id":"n1"}"""),
        ("liaison", Delegation, "government", "edit-view-subject", """{"id":"v2","subject":{"was":"Names, again","to":"Names"}}"""),
        ("member", Delegation, "org/acme", "complete-task", """{"id":"t1"}"""),
        ("partner", Delegation, "partner/ca", "respond-to-position", """{"point":"p1","revision":2,"stance":"oppose"}"""),
        ("program", Delegation, "program", "add-note", """{"id":"further","text":"Visas are there."}"""),
        ("official", WorkItem, "government", "edit-note", """{"id":"n1","text":{"was":"For officials “only” – 机密","to":"For officials"}}"""),
        ("member", WorkItem, "org/acme", "remove-note", """{"id":"n2"}"""),
        ("official", "topic/table-1", "government", "answer-concern", """{"id":"c1","answer":"a2","text":"Solved."}"""),
        ("member", WorkItem, "record", "record-claim", Claim),
        ("member", "standard/iso-iec/30141", "record", "record-claim", Claim),
        ("member", "committee/itu-t/sg13", "record", "record-claim", Claim),
        ("member", "organization/acme", "record", "record-claim", Claim),
        ("member", "person/jane-doe", "record", "record-claim", Claim),
        ("member", "topic/table-1", "record", "prefer-claim", """{"claim":"title","reason":"It is the newest."}"""),
        ("admin", "directory/main", "administration", "change-email", """{"participant":"head","email":{"to":"head@example.org"}}"""),
        ("head", Texts + "delegation/papers/briefing.a1", "delegation", "change-text", """{"revision":13,"change":{"ops":[{"insert":"Then: "}]}}"""),
        ("member", Texts + "delegation/papers/briefing.a1", "delegation", "decide-suggestions", """{"accept":true,"revision":14,"by":"adviser"}"""),
        ("adviser", Texts + "delegation/p1/red-line", "delegation", "add-comment", """{"id":"further","revision":2,"from":0,"to":7,"body":"Why?"}"""),
        ("official", Texts + "government/v4/view", "government", "rename-draft", """{"edit":{"was":"Trade","to":"Trade and travel"}}"""),
        ("member", Texts + "org/acme/p1/talking-points", "org/acme", "set-draft-mode", """{"was":"closed","to":"open"}"""),
    ];
}
