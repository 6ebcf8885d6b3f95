using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Golden;

namespace Tracker.Grains.Tests.Answers;

/// <summary>A command in JSON, as it can be changed and still be read.</summary>
internal sealed partial record Question(string Name, string Json)
{
    /// <summary>The id that the golden samples make things under.</summary>
    public const string Made = "0193a1f2b3c4";

    /// <summary>When a preparation meeting is, before the end of the gathering that the golden samples make.</summary>
    private const string Time = """{"starts":"2022-11-21T14:00:00+00:00","minutes":60,"zone":"UTC","place":"Call"}""";

    /// <summary>When a ballot closes: after it is expected, before all is asked.</summary>
    private const string Closing = """{"at":"2022-11-20T11:30:00+00:00","zone":"UTC"}""";

    private const string Officers = """{"kind":"officers-of-one-country","atLeast":2}""";

    private const string To = """{"all":[{"participant":"ann","group":"org/acme"},{"participant":"adviser","group":"org/other"}]}""";

    /// <summary>Commands about what no golden sample makes.</summary>
    public static readonly ImmutableArray<Question> Besides =
    [
        new("add-point", """{"id":"second","number":"2","title":"Another point"}"""),
        new("move-point", $$"""{"id":"{{Made}}","after":"second"}"""),
        new("change-role", """{"id":"r-adviser","was":"adviser","to":"observer"}"""),
        new("end-roster-entry", """{"id":"r-adviser","to":"2022-11-25"}"""),
        new("add-points", """{"points":[{"id":"third","number":"3","title":"A third point"},{"id":"fourth","number":"4","title":"A fourth point"}]}"""),
        new("hand-over-headship", """{"from":"head","to":"r-ben"}"""),
        new("set-view-validity", """{"id":"0193a1f2b3c4","was":{},"to":{"from":"2022-11-14"}}"""),
        new("plan-preparation", $$"""{"id":"{{Made}}","title":"Before","time":{{Time}},"points":["{{Made}}"],"invited":["ann","adviser"]}"""),
        new("take-up-point", $$"""{"id":"{{Made}}","point":"second"}"""),
        new("move-preparation", $$"""{"id":"{{Made}}","was":{{Time}},"to":{{Time.Replace("60", "90", StringComparison.Ordinal)}}}"""),
        new("invite-to-preparation", $$"""{"id":"{{Made}}","participant":"liaison"}"""),
        new("record-attendance", $$"""{"id":"{{Made}}","participant":"ann","came":true}"""),
        new("assign-role", $$"""{"point":"{{Made}}","role":"editor","participant":"ann"}"""),
        new("release-role", $$"""{"point":"{{Made}}","role":"editor","participant":"ann"}"""),
        new("open-floor", "{}"),
        new("let-run-floor", """{"to":"ann"}"""),
        new("call-point", $$"""{"to":"{{Made}}"}"""),
        new("instruct", $$"""{"point":"{{Made}}","version":0,"text":"Ask that it be noted"}"""),
        new("acknowledge-instruction", $$"""{"point":"{{Made}}","version":1}"""),
        new("note-objection", $$"""{"id":"heard","point":"{{Made}}","who":"Borduria"}"""),
        new("report-point", $$"""{"point":"{{Made}}","version":0,"outcome":"unknown","met":"not-compared"}"""),
        new("submit-comments", """{"id":"0193a1f2b3c6","comments":[{"id":"0193a1f2b3c9","says":{"clause":"4","comment":"Another"}}]}"""),
        new("name-decider", """{"id":"0193a1f2b3c6","to":"ann"}"""),
        new("merge-comments", """{"id":"0193a1f2b3c6","into":"0193a1f2b3c7","comments":["0193a1f2b3c9"]}"""),
        new("separate-comment", """{"id":"0193a1f2b3c6","comment":"0193a1f2b3c9"}"""),
        new("decide-comment", """{"id":"0193a1f2b3c6","comment":"0193a1f2b3c7","to":{"outcome":"noted","observation":"Seen"}}"""),
        new("expect-vote", $$"""{"id":"closing","ballot":"A ballot that closes before all is asked","closes":{{Closing}} }"""),
        new("remind-of-vote", $$"""{"id":"closing","closes":{{Closing}} }"""),
        new("miss-vote", $$"""{"id":"closing","closes":{{Closing}} }"""),
        new("add-watch", $$"""
            {"title":"Leadership","terms":{"names":[],"sponsors":[],"words":[],"committees":["WG 11"],"records":{"WG 11":"committee/jtc1/wg-11"},
            "thresholds":[{{Officers}}] } }
            """),
        new("note-threshold", $$"""
            {"threshold":{{Officers}},"committee":{"name":"WG 11","actor":"committee/jtc1/wg-11"},"under":"committee/jtc1/wg-11","outcome":"reached",
            "of":[{"key":"person/one","role":"convenor","since":"2022-11-20T11:00:00+00:00","facts":[],"name":"One","country":"China"}]}
            """),
        new("see-threshold", $$"""{"threshold":{{Officers}},"committee":"committee/jtc1/wg-11"}"""),
        new("propose-address", """{"address":"kim@example.org","code":"98ab69fe8f71473b05540c70092feda1cb1b61c5109a3ace68d7c7906f52e721"}"""),
        new("confirm-address", """{"code":"abcd-efgh-jkmn-pq23"}"""),
        new("begin-mail", """{"number":1,"way":"at-once","cover":[]}"""),
        new("put-off-mail", """{"number":1,"sentence":"The connection to the mail server broke.","isUnknown":true}"""),
        new("settle-mail", """{"number":1,"mailed":[]}"""),
        new("begin-mail", """{"number":2,"way":"at-once","cover":[]}"""),
        new("close-address", """{"number":2,"sentence":"550 No such user here"}"""),
        new("hold-act", """
            {"id":"a2","act":{"record":"delegation/sg13","at":"government","name":"publish-view","payload":"{}","operation":"0192f0c1a2b37c4d8e5f60718293a4b6",
            "seen":7,"place":"another","doing":"It goes out","done":"It went out."} }
            """),
        new("hurry-act", """{"id":"a2"}"""),
        new("begin-act", """{"id":"a2"}"""),
        new("settle-act", """{"id":"a2","refused":"The text has moved on."}"""),
        new("edit-vital-subject", """{"subject":{"was":"5G transport","to":"5G"}}"""),
        new("edit-vital-text", """{"text":{"was":"Read this","to":"Read this first"}}"""),
        new("set-vital-day", """{"was":"2027-03-02","to":"2022-11-21"}"""),
        new("address-vital", $$"""
            {"was":{"all":[{"participant":"ada@example.org","group":"org/acme"},{"participant":"bo","group":"office/trade"}]},"to":{{To}} }
            """),
        new("release-vital", $$"""{"textVersion":5,"to":{{To}} }"""),
        new("remind-of-vital", """{"who":["adviser"]}"""),
        new("address-vital", $$"""{"was":{"all":[{"participant":"ada@example.org","group":"org/acme"}]},"to":{{To}} }"""),
        new("rename-briefing", """{"title":{"was":"Counterparts at SC 27","to":"Counterparts"}}"""),
        new("add-sentence", """{"id":"bare","words":"They are likely to vote for it"}"""),
        new("return-sentence", """{"id":"bare","reason":"inference, no source"}"""),
        new("take-out-sentence", """{"id":"bare"}"""),
        new("record-finding", $$"""
            {"id":"{{Made}}","finding":"The ministry","from":{"record":"source/one","source":{"document":"A report","quote":"the ministry"} },
            "until":"2022-12-01"}
            """),
        new("pass-review", """{"textVersion":1}"""),
        new("release-briefing", $$"""{"textVersion":1,"to":{{To}} }"""),
        new("remind-ahead", """{"revision":1,"day":"2022-11-21"}"""),
        new("rename-guidance", """{"title":{"was":"Standards work with Huawei","to":"Work with Huawei"}}"""),
        new("adopt-list-version", $$"""
            {"id":"v1","title":"A list","document":{"sha256":"{{new string('a', 64)}}","form":"text","size":9,"characters":0,"whyNoText":"Columns."},
            "file":"list.csv","dated":"2022-11-18","entries":9}
            """),
        new("give-review", $$"""{"id":"{{Made}}","advice":"decline","words":"Too early"}"""),
        new("rename-program", """{"title":{"was":"Participation in quantum standards","to":"Participation"}}"""),
        new("lose-venue", $$"""{"id":"{{Made}}","reason":"Flooded"}"""),
        new("move-hosting", """
            {"was":{"first":"2027-03-15","last":"2027-03-19"},"to":{"first":"2022-12-01","last":"2022-12-02"} }
            """),
        .. from guest in (string[])["g1", "g2", "g3", "g4", "g5"] select new Question("invite-expert", $$"""
            {"id":"{{guest}}","expert":{"name":"A guest","organization":"An institute","country":"Syldavia"},"status":"applied","letterSent":"2022-11-01"}
            """),
        new("warn-of-visas", """{"begins":"2022-12-01"}"""),
        new("record-meeting-attendance", $$"""
            {"line":{"id":"{{Made}}","country":"United States","number":6,"source":"List of participants","meeting":{"name":"A plenary"},"on":"2020-10"} }
            """),
        .. from kind in (string[])["standard", "organization", "person", "committee", "topic", "meeting", "decision", "contribution"]
           select new Question("merge-record", $$"""{"into":"{{kind}}/other","reason":"The same"}"""),
        new("add-comment", $$"""{"id":"{{Made}}","revision":1,"from":0,"to":3,"body":"The body"}"""),
        new("decide-suggestions", """{"accept":true,"revision":2,"by":"ann"}"""),
        new("decide-suggestions", """{"accept":true,"revision":2,"by":"liaison"}"""),
    ];

    /// <summary>A golden sample; what it is about is what another sample made.</summary>
    public static Question Of(Sample sample) => new(sample.Name, OtherThings().Replace(Encoding.UTF8.GetString(sample.Json), $"\"{Made}\""));

    public Command? Read(RecordKind kind) => kind.Codec.DecodeCommand(Name, Encoding.UTF8.GetBytes(Json)).Command;

    /// <summary>The command of a sender who learned from a refusal: he has seen what stands, or takes another id.</summary>
    public Question? After(Rejection refused) => refused.Code switch
    {
        RejectionCode.Conflict => Seeing(refused),
        RejectionCode.Duplicate => this with { Json = Json.Replace($"\"id\":\"{Made}\"", "\"id\":\"another\"", StringComparison.Ordinal) },
        RejectionCode.UnknownVersion => this with { Json = Json.Replace("\"revision\":12", "\"revision\":0", StringComparison.Ordinal) },
        _ => null,
    };

    private Question? Seeing(Rejection conflict)
    {
        var json = JsonNode.Parse(Json)!.AsObject();
        var current = conflict.Current is null ? null : JsonValue.Create(conflict.Current);
        if (json[conflict.Field ?? ""] is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number)
            json[conflict.Field!] = int.Parse(conflict.Current!, System.Globalization.CultureInfo.InvariantCulture);
        else if (Edited(json) is { } edited)
            edited["was"] = current;
        else return null;
        return this with { Json = json.ToJsonString() };
    }

    /// <summary>The same with each text in turn blank, and longer than any text may be.</summary>
    public IEnumerable<Question> Spoilt()
    {
        foreach (var path in Texts(JsonNode.Parse(Json)!).ToList())
            foreach (var text in (string[])[" ", new string('x', TextLimits.Body + 1)])
            {
                var json = JsonNode.Parse(Json)!;
                var at = path[..^1].Aggregate(json, (node, name) => node[name]!);
                at[path[^1]] = text;
                yield return this with { Json = json.ToJsonString() };
            }
    }

    [GeneratedRegex("\"[A-Z][a-z]+-1\"")]
    private static partial Regex OtherThings();

    private static JsonObject? Edited(JsonObject json) =>
        json.ContainsKey("was") || json.ContainsKey("to") ? json
        : json.Select(p => p.Value).OfType<JsonObject>().FirstOrDefault();

    private static IEnumerable<string[]> Texts(JsonNode node) => node is not JsonObject json ? [] : json.SelectMany(p => p.Value switch
    {
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => (IEnumerable<string[]>)[[p.Key]],
        JsonObject inner => Texts(inner).Select(path => (string[])[p.Key, .. path]),
        _ => [],
    });
}
