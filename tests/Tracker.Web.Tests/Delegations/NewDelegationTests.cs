using Bunit;
using Tracker.Domain.Shared;
using Tracker.Web.Pages;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class NewDelegationTests : BunitContext
{
    private readonly FakeHub hub = new();

    public NewDelegationTests() => _ = new Frame(this, hub, GroupId.Parse("office/x"));

    [Fact]
    public void Missing_committee_is_asked_for_at_its_field_until_one_is_named()
    {
        var page = Render<NewDelegationPage>();
        page.WaitForElement("form").Submit();
        var field = page.Find("#committee");
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Equal("Choose the committee, or name it.", page.Find("#" + field.GetAttribute("aria-describedby")).TextContent);
        Assert.Empty(page.FindAll("form > .refusal"));

        page.Find("#committee").Input("SG99");
        page.Find("#committee").FocusOut();
        page.WaitForAssertion(() => Assert.Null(page.Find("#committee").GetAttribute("aria-invalid")));
        page.Find("form").Submit();
        Assert.Equal("Say the first and the last day of the gathering.", page.Find("form > .err").TextContent);
    }
}
