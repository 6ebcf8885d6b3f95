using System.Net;
using System.Reflection;
using System.Text;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Api;

public sealed class ApiClientTests
{
    private const string Ada = """{"participant":"ada","name":"Ada","memberships":[],"administrator":true,"government":false,"program":false""";

    [Fact]
    public async Task Member_that_a_later_server_adds_is_passed_over()
    {
        var me = await Answered(HttpStatusCode.OK, Ada + ""","later":{"more":1}}""").Me();
        Assert.Equal(("Ada", true), (me.Value?.Name, me.Value?.Administrator));
    }

    [Theory]
    [InlineData("""{"participant":"ada","name":"Ada","memberships":[],"admin":true,"government":false,"program":false}""")]
    [InlineData("""{"participant":"ada","name":null,"memberships":[],"administrator":true,"government":false,"program":false}""")]
    [InlineData("null"), InlineData("<html>"), InlineData("")]
    public async Task Answer_in_which_a_member_is_missing_is_no_answer(string body)
    {
        var me = await Answered(HttpStatusCode.OK, body).Me();
        Assert.Null(me.Value);
        Assert.Equal("The server answered with 200 and nothing that this program understands.", me.Rejection?.Sentence);
    }

    [Fact]
    public void Members_that_may_be_missing_have_defaults_so_that_every_answer_can_be_read()
    {
        var nullability = new NullabilityInfoContext();
        var lost = typeof(ApiJson).Assembly.GetTypes()
            .Where(t => !t.ContainsGenericParameters && ApiJson.Strict.GetTypeInfo(t) is not null)
            .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => (t.Name, Parameter: p)))
            .Where(p => nullability.Create(p.Parameter).ReadState == NullabilityState.Nullable && !p.Parameter.HasDefaultValue)
            .Select(p => $"{p.Name}.{p.Parameter.Name}");
        Assert.Empty(lost);
    }

    [Fact]
    public async Task Refusal_is_given_as_the_server_says_it()
    {
        var link = await Answered(HttpStatusCode.Forbidden, """{"code":"forbidden","sentence":"Only an administrator."}""").Link(ParticipantId.Parse("ada"));
        Assert.Equal((null, "forbidden", "Only an administrator."), (link.Value, link.Rejection?.Code, link.Rejection?.Sentence));
    }

    private static ApiClient Answered(HttpStatusCode status, string body) =>
        new(new HttpClient(new Answering(status, body)) { BaseAddress = new Uri("http://localhost/") });

    private sealed class Answering(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
