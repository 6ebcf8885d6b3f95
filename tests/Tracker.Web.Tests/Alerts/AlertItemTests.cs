using System.Collections.Immutable;
using Bunit;
using Tracker.Domain.Alerts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Alerts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Alerts;

public sealed class AlertItemTests : BunitContext
{
    public AlertItemTests()
    {
        var frame = new Frame(this, new FakeHub(), FakeHub.Acme);
        frame.Workplace.Enter(frame.Workplace.Me, new Dictionary<string, string> { [FakeHub.Acme.Value] = "Acme Networks" });
    }

    [Fact]
    public void Audience_of_a_company_has_its_name()
    {
        var item = Show(brief: false, Change(unread: true));
        Assert.Contains("Your organisation: Acme Networks", item.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_is_unread_is_counted_as_more()
    {
        Assert.Contains("and 2 more changes", Show(brief: true, Change(true), Change(true), Change(true), Change(false)).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("more change", Show(brief: true, Change(false), Change(false)).Markup, StringComparison.Ordinal);
    }

    private static AlertChange Change(bool unread) =>
        new(FakeHub.Usual, "wrote a note", unread, FakeHub.Ben, "Ben Boat", CompartmentId.Organization("acme"));

    private IRenderedComponent<AlertItem> Show(bool brief, params AlertChange[] changes)
    {
        var seen = new AlertsSeen(FakeHub.Actor, ImmutableSortedDictionary<CompartmentId, long>.Empty);
        return Render<AlertItem>(p => p.Add(i => i.Brief, brief).Add(
            i => i.Line, new AlertLine(FakeHub.Actor, "SG13", FakeHub.Usual, [.. changes], changes.Count(c => c.IsUnread), seen)));
    }
}
