using Bunit;
using Tracker.Web.Pages;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records.Committees;

public sealed class VacanciesTests : BunitContext
{
    public VacanciesTests() => _ = new Frame(this, new FakeHub());

    [Theory]
    [InlineData("as-of"), InlineData("asof")]
    public void Address_takes_the_date_under_both_names(string name) =>
        Assert.Contains("As of Jun 2027", Shown($"vacancies?{name}=2027-06").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("as-of=soon"), InlineData("known=soon")]
    public void Text_that_is_no_date_is_said(string query) =>
        Assert.Contains("“soon” is not a date", Shown("vacancies?" + query).TextContent, StringComparison.Ordinal);

    private AngleSharp.Dom.IElement Shown(string address)
    {
        this.At(address);
        return Render<VacanciesPage>().Find(".page");
    }
}
