using System.Text.Json.Nodes;
using Tracker.Server.History;

namespace Tracker.Server.Tests.History;

public sealed class StateDiffTests
{
    [Theory]
    [InlineData("{}", "{}", "")]
    [InlineData("{'a':1}", "{'a':2}", "a: 1→2")]
    [InlineData("{}", "{'a':{'b':'x','c':'y'}}", "a.b: →\"x\"; a.c: →\"y\"")]
    [InlineData("{'a':{'b':1}}", "{}", "a.b: 1→")]
    [InlineData("{'t':{'value':'old','version':3,'by':'ada','at':'2022-07-04'}}", "{'t':{'value':'new','version':4,'by':'bo','at':'2022-07-05'}}",
        "t: \"old\"→\"new\"")]
    [InlineData("{'t':{'version':0}}", "{'t':{'value':'new','version':4,'by':'bo'}}", "t: →\"new\"")]
    [InlineData("{'p':{'x':1,'version':3,'changed':3}}", "{'p':{'x':1,'version':4,'changed':4}}", "")]
    [InlineData("{'p':{'version':'first edition'}}", "{'p':{'version':'second edition'}}", "p.version: \"first edition\"→\"second edition\"")]
    [InlineData("{'l':[1,2]}", "{'l':[1,3]}", "l: [1,2]→[1,3]")]
    [InlineData("{'l':[{'id':'a','x':1},{'id':'b','x':1}]}", "{'l':[{'id':'b','x':2},{'id':'a','x':1}]}", "l.b.x: 1→2")]
    [InlineData("{'l':[{'id':'a'},{'id':'a'}]}", "{'l':[]}", "l: [{\"id\":\"a\"},{\"id\":\"a\"}]→[]")]
    [InlineData("{'a':1}", "{'a':{'b':1}}", "a: 1→{\"b\":1}")]
    public void Difference_names_the_fields_and_both_values(string before, string after, string changes) => Assert.Equal(
        changes,
        string.Join("; ", StateDiff.Between(Node(before), Node(after)).Select(c => $"{c.Path}: {c.From?.ToJsonString()}→{c.To?.ToJsonString()}")));

    private static JsonNode Node(string json) => JsonNode.Parse(json.Replace('\'', '"'))!;
}
